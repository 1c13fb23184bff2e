// SPDX-License-Identifier: Apache-2.0

#include "PhoneLibrary.h"

#include <dlfcn.h>

#define UTIL "_ZN4i18n12phonenumbers15PhoneNumberUtil"
#define CONST_UTIL "_ZNK4i18n12phonenumbers15PhoneNumberUtil"
#define NUMBER "_ZN4i18n12phonenumbers11PhoneNumber"
#define STRING "NSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE"
#define MESSAGE "6google8protobuf11MessageLite"

namespace {

// Names are looked for in the library and in what it needs first, not in everything that the program
// has loaded: that takes half as long. The address sanitizer has to stand in for some of them.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr int order = 0;
#else
constexpr int order = RTLD_DEEPBIND;
#endif
#else
constexpr int order = RTLD_DEEPBIND;
#endif

/// The library, or why there is none.
struct Loaded {
  PhoneLibrary library{};
  std::string problem;

  Loaded() {
    // The major version stands for the interface: another one may have other functions.
    void *handle = dlopen("libphonenumber.so.8", RTLD_LAZY | RTLD_LOCAL | order);
    if (handle == nullptr) {
      remember(dlerror());
      return;
    }
    find(library.instance, handle, UTIL "11GetInstanceEv");
    find(library.parse, handle, CONST_UTIL "5ParseERK" STRING "S9_PNS0_11PhoneNumberE");
    find(
        library.format, handle,
        CONST_UTIL "6FormatERKNS0_11PhoneNumberENS1_17PhoneNumberFormatEP" STRING);
    find(
        library.national, handle,
        CONST_UTIL "28GetNationalSignificantNumberERKNS0_11PhoneNumberEP" STRING);
    find(
        library.region, handle, CONST_UTIL "22GetRegionCodeForNumberERKNS0_11PhoneNumberEP" STRING);
    find(library.isPossible, handle, CONST_UTIL "16IsPossibleNumberERKNS0_11PhoneNumberE");
    find(library.isValid, handle, CONST_UTIL "13IsValidNumberERKNS0_11PhoneNumberE");
    find(library.construct, handle, NUMBER "C1EPN6google8protobuf5ArenaEb");
    find(library.destroy, handle, NUMBER "D1Ev");
    // The library's own dependencies are searched too.
    find(library.readMessage, handle, "_ZN" MESSAGE "14ParseFromArrayEPKvi");
    find(library.writeMessage, handle, "_ZNK" MESSAGE "17SerializeToStringEP" STRING);
  }

 private:
  template <typename Function>
  void find(Function &function, void *handle, const char *name) {
    function = reinterpret_cast<Function>(dlsym(handle, name));
    if (function == nullptr) remember(dlerror());
  }

  void remember(const char *error) {
    if (problem.empty()) problem = error != nullptr ? error : "libphonenumber cannot be loaded";
  }
};

const Loaded &loaded() {
  static const Loaded loaded;
  return loaded;
}

}  // namespace

const PhoneLibrary *PhoneLibrary::get() {
  return loaded().problem.empty() ? &loaded().library : nullptr;
}

const char *PhoneLibrary::problem() {
  return loaded().problem.empty() ? nullptr : loaded().problem.c_str();
}
