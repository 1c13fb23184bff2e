// SPDX-License-Identifier: Apache-2.0

#include "CPhoneNumber.h"

#include <cstdint>
#include <cstring>
#include <string>

#include "PhoneFields.h"
#include "PhoneLibrary.h"

namespace {

bool copy(const std::string &text, char *out) {
  if (text.size() >= CPhoneTextSize) return false;
  std::memcpy(out, text.c_str(), text.size() + 1);
  return true;
}

bool describe(const PhoneLibrary &library, const PhoneMessage &number, CPhoneNumber *out) {
  const void *util = library.instance();
  std::string message, national, e164, region;
  PhoneFields fields;
  if (!library.writeMessage(number.get(), &message) || !fields.read(message)) return false;
  library.national(util, number.get(), &national);
  library.format(util, number.get(), CPhoneE164, &e164);
  library.region(util, number.get(), &region);
  out->country_code = fields.countryCode;
  out->is_possible = library.isPossible(util, number.get());
  out->is_valid = library.isValid(util, number.get());
  return copy(national, out->national) && copy(e164, out->e164) &&
         copy(fields.extension, out->extension) && copy(region, out->region);
}

}  // namespace

CPhoneStatus cphone_parse(
    const char *text, size_t text_length, const char *region, size_t region_length,
    CPhoneNumber *out) {
  try {
    std::memset(out, 0, sizeof *out);
    const PhoneLibrary *library = PhoneLibrary::get();
    if (library == nullptr) return CPhoneNoLibrary;
    PhoneMessage number(*library);
    const auto result = library->parse(
        library->instance(), std::string(text, text_length), std::string(region, region_length),
        number.get());
    switch (result) {
      case PhoneLibrary::ParseResult::parsed:
        return describe(*library, number, out) ? CPhoneParsed : CPhoneFailed;
      case PhoneLibrary::ParseResult::invalidCountryCode: return CPhoneInvalidCountryCode;
      case PhoneLibrary::ParseResult::notANumber: return CPhoneNotANumber;
      case PhoneLibrary::ParseResult::tooShortAfterIDD: return CPhoneTooShortAfterIDD;
      case PhoneLibrary::ParseResult::tooShort: return CPhoneTooShortNSN;
      case PhoneLibrary::ParseResult::tooLong: return CPhoneTooLongNSN;
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
    const PhoneLibrary *library = PhoneLibrary::get();
    if (library == nullptr) return false;
    PhoneMessage number(*library);
    const std::string message = PhoneFields::message(country_code, digits);
    if (!library->readMessage(number.get(), message.data(), static_cast<int>(message.size())))
      return false;
    std::string written;
    library->format(library->instance(), number.get(), format, &written);
    return copy(written, out);
  } catch (...) {
    return false;
  }
}

const char *cphone_library_problem(void) {
  try {
    return PhoneLibrary::problem();
  } catch (...) {
    return "libphonenumber cannot be loaded";
  }
}
