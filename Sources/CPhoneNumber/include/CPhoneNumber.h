// SPDX-License-Identifier: Apache-2.0
// The few things of libphonenumber that are needed, as a plain C interface: fixed arrays, nothing
// to free, no exception ever leaves it. The library is loaded by the first call, never before.

#ifndef CPHONENUMBER_H
#define CPHONENUMBER_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What came of reading a number; the kinds are libphonenumber's.
typedef enum {
  CPhoneParsed = 0,
  CPhoneInvalidCountryCode = 1,
  CPhoneNotANumber = 2,
  CPhoneTooShortAfterIDD = 3,
  CPhoneTooShortNSN = 4,
  CPhoneTooLongNSN = 5,
  /// The library threw; there is no more to be said about the text.
  CPhoneFailed = 6,
  /// The library is not there; `cphone_library_problem` says why.
  CPhoneNoLibrary = 7,
} CPhoneStatus;

/// The spellings that the library itself writes.
typedef enum {
  CPhoneE164 = 0,
  CPhoneInternational = 1,
  CPhoneNational = 2,
  CPhoneRFC3966 = 3,
} CPhoneFormat;

/// Bytes that the longest text of any field takes, with its closing zero.
enum { CPhoneTextSize = 128 };

/// A number that was read; every text ends in a zero byte.
typedef struct {
  int country_code;
  bool is_possible;
  bool is_valid;
  /// National significant number: digits, with the leading zeros that belong to it.
  char national[CPhoneTextSize];
  char e164[CPhoneTextSize];
  /// Empty if there is none.
  char extension[CPhoneTextSize];
  /// Two letters, "001" for numbers of no country, "ZZ" if unknown.
  char region[CPhoneTextSize];
} CPhoneNumber;

/// Reads a number of UTF-8 text; `region` is two letters, or empty if only "+" numbers can be read.
CPhoneStatus cphone_parse(
    const char *_Nonnull text, size_t text_length, const char *_Nonnull region,
    size_t region_length, CPhoneNumber *_Nonnull out);

/// Writes a number, without extension, into `CPhoneTextSize` bytes; false if it does not fit.
bool cphone_format(
    int country_code, const char *_Nonnull national, size_t national_length, CPhoneFormat format,
    char *_Nonnull out);

/// Why libphonenumber cannot be loaded, null if it can; loads it if nobody has yet.
const char *_Nullable cphone_library_problem(void);

#ifdef __cplusplus
}
#endif

#endif
