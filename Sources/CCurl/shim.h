// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <curl/curl.h>
#include <sys/prctl.h>

// Swift cannot call functions with variable arguments: one wrapper for each kind of argument.
// The parentheses keep the type-checking macros of curl out of the way.

typedef size_t (*ccurl_data_callback)(char *_Nullable, size_t, size_t, void *_Nullable);

static inline CURLcode ccurl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_text(
    CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(
    CURL *_Nonnull handle, CURLoption option, void *_Nullable value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_list(
    CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_data_callback(
    CURL *_Nonnull handle, CURLoption option, ccurl_data_callback _Nonnull value) {
  return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_prereq_callback(
    CURL *_Nonnull handle, curl_prereq_callback _Nonnull value) {
  return (curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode ccurl_set_debug_callback(
    CURL *_Nonnull handle, curl_debug_callback _Nonnull value) {
  return (curl_easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, value);
}

static inline CURLcode ccurl_set_socket_callback(
    CURL *_Nonnull handle, curl_sockopt_callback _Nonnull value) {
  return (curl_easy_setopt)(handle, CURLOPT_SOCKOPTFUNCTION, value);
}

static inline long ccurl_get_long(CURL *_Nonnull handle, CURLINFO info) {
  long value = 0;
  return (curl_easy_getinfo)(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline curl_off_t ccurl_get_size(CURL *_Nonnull handle, CURLINFO info) {
  curl_off_t value = 0;
  return (curl_easy_getinfo)(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline const char *_Nullable ccurl_get_text(CURL *_Nonnull handle, CURLINFO info) {
  const char *value = NULL;
  return (curl_easy_getinfo)(handle, info, &value) == CURLE_OK ? value : NULL;
}

static inline void *_Nullable ccurl_get_private(CURL *_Nonnull handle) {
  char *value = NULL;
  return (curl_easy_getinfo)(handle, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}

static inline CURLMcode ccurl_multi_set_long(
    CURLM *_Nonnull multi, CURLMoption option, long value) {
  return (curl_multi_setopt)(multi, option, value);
}

// The result stands in a union, which Swift shows only by unsafe accessors.
static inline CURLcode ccurl_message_result(const CURLMsg *_Nonnull message) {
  return message->data.result;
}

// Constants that are macros with casts are not imported.
static inline long ccurl_global_default(void) { return CURL_GLOBAL_DEFAULT; }
static inline long ccurl_pipe_multiplex(void) { return CURLPIPE_MULTIPLEX; }

static inline const curl_version_info_data *_Nullable ccurl_version_info(void) {
  return curl_version_info(CURLVERSION_NOW);
}

static inline void ccurl_name_thread(const char *_Nonnull name) {
  prctl(PR_SET_NAME, (unsigned long)name, 0, 0, 0);
}
