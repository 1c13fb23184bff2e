// SPDX-License-Identifier: Apache-2.0

#include "CPhoneNumber.h"

#include <cstdint>
#include <cstring>
#include <string>

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

bool copy(const std::string &text, char *out) {
  if (text.size() >= CPhoneTextSize) return false;
  std::memcpy(out, text.c_str(), text.size() + 1);
  return true;
}

bool describe(const PhoneNumber &number, CPhoneNumber *out) {
  const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
  std::string national, e164, region;
  util.GetNationalSignificantNumber(number, &national);
  util.Format(number, PhoneNumberUtil::E164, &e164);
  util.GetRegionCodeForNumber(number, &region);
  out->country_code = number.country_code();
  out->is_possible = util.IsPossibleNumber(number);
  out->is_valid = util.IsValidNumber(number);
  return copy(national, out->national) && copy(e164, out->e164) &&
         copy(number.extension(), out->extension) && copy(region, out->region);
}

/// Puts a number together again: leading zeros are counted apart from the value, and of nothing but
/// zeros the last one is the value.
PhoneNumber assembled(int country_code, const std::string &national) {
  PhoneNumber number;
  number.set_country_code(country_code);
  std::uint64_t value = 0;
  for (char digit : national) value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  number.set_national_number(value);
  size_t zeros = 0;
  while (zeros + 1 < national.size() && national[zeros] == '0') zeros += 1;
  if (zeros > 0) {
    number.set_italian_leading_zero(true);
    number.set_number_of_leading_zeros(static_cast<int>(zeros));
  }
  return number;
}

}  // namespace

CPhoneStatus cphone_parse(
    const char *text, size_t text_length, const char *region, size_t region_length,
    CPhoneNumber *out) {
  try {
    std::memset(out, 0, sizeof *out);
    PhoneNumber number;
    const auto status = PhoneNumberUtil::GetInstance()->Parse(
        std::string(text, text_length), std::string(region, region_length), &number);
    switch (status) {
      case PhoneNumberUtil::NO_PARSING_ERROR:
        return describe(number, out) ? CPhoneParsed : CPhoneFailed;
      case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return CPhoneInvalidCountryCode;
      case PhoneNumberUtil::NOT_A_NUMBER: return CPhoneNotANumber;
      case PhoneNumberUtil::TOO_SHORT_AFTER_IDD: return CPhoneTooShortAfterIDD;
      case PhoneNumberUtil::TOO_SHORT_NSN: return CPhoneTooShortNSN;
      case PhoneNumberUtil::TOO_LONG_NSN: return CPhoneTooLongNSN;
    }
    return CPhoneFailed;
  } catch (...) {
    return CPhoneFailed;
  }
}

bool cphone_format(
    int country_code, const char *national, size_t national_length, CPhoneFormat format,
    char *out) {
  try {
    const std::string digits(national, national_length);
    // 17 digits are the library's own limit; 19 are sure to fit into its 64 bits.
    if (digits.size() > 19 || digits.find_first_not_of("0123456789") != std::string::npos)
      return false;
    const PhoneNumber number = assembled(country_code, digits);
    auto kind = PhoneNumberUtil::E164;
    switch (format) {
      case CPhoneE164: kind = PhoneNumberUtil::E164; break;
      case CPhoneInternational: kind = PhoneNumberUtil::INTERNATIONAL; break;
      case CPhoneNational: kind = PhoneNumberUtil::NATIONAL; break;
      case CPhoneRFC3966: kind = PhoneNumberUtil::RFC3966; break;
    }
    std::string written;
    PhoneNumberUtil::GetInstance()->Format(number, kind, &written);
    return copy(written, out);
  } catch (...) {
    return false;
  }
}
