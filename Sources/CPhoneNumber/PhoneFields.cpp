// SPDX-License-Identifier: Apache-2.0

#include "PhoneFields.h"

namespace {

/// The numbers of the fields in `phonenumber.proto`.
enum Field {
  countryCodeField = 1,
  nationalNumberField = 2,
  extensionField = 3,
  leadingZeroField = 4,
  leadingZerosField = 8,
};

/// How a field's content is written: a number of variable length, or so many bytes.
enum WireType { varint = 0, bytes = 2 };

/// Takes numbers and texts off the front of a message.
class WireReader {
 public:
  explicit WireReader(const std::string &message) : message(message) {}

  bool atEnd() const { return position == message.size(); }

  bool read(uint64_t *value) {
    *value = 0;
    for (int shift = 0; shift < 64 && !atEnd(); shift += 7) {
      const auto byte = static_cast<unsigned char>(message[position++]);
      *value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  bool read(std::string *text) {
    uint64_t size = 0;
    if (!read(&size) || size > message.size() - position) return false;
    text->assign(message, position, size);
    position += size;
    return true;
  }

 private:
  const std::string &message;
  size_t position = 0;
};

void append(std::string &message, uint64_t value) {
  for (; value >= 0x80; value >>= 7) message.push_back(static_cast<char>(value | 0x80));
  message.push_back(static_cast<char>(value));
}

void append(std::string &message, Field field, uint64_t value) {
  append(message, static_cast<uint64_t>(field) << 3 | varint);
  append(message, value);
}

}  // namespace

bool PhoneFields::read(const std::string &message) {
  WireReader reader(message);
  while (!reader.atEnd()) {
    uint64_t key = 0, number = 0;
    std::string text;
    if (!reader.read(&key)) return false;
    switch (key & 7) {
      case varint:
        if (!reader.read(&number)) return false;
        if (key >> 3 == countryCodeField) countryCode = static_cast<int>(number);
        break;
      case bytes:
        if (!reader.read(&text)) return false;
        if (key >> 3 == extensionField) extension = text;
        break;
      default: return false;
    }
  }
  return true;
}

std::string PhoneFields::message(int countryCode, const std::string &national) {
  uint64_t value = 0;
  for (char digit : national) value = value * 10 + static_cast<uint64_t>(digit - '0');
  size_t zeros = 0;
  while (zeros + 1 < national.size() && national[zeros] == '0') zeros += 1;
  std::string message;
  // A negative number is written with its sign in all 64 bits.
  append(message, countryCodeField, static_cast<uint64_t>(static_cast<int64_t>(countryCode)));
  append(message, nationalNumberField, value);
  if (zeros > 0) {
    append(message, leadingZeroField, 1);
    append(message, leadingZerosField, zeros);
  }
  return message;
}
