// SPDX-License-Identifier: Apache-2.0
#pragma once
// The one-shot call loads every provider of OpenSSL 3 first; the older three calls do not.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/evp.h>
#include <openssl/sha.h>
