// SPDX-License-Identifier: Apache-2.0

/// Names for people who do not exist.
enum MadeUpNames {
  private static let first = [
    "Adel", "Amira", "Anton", "Bela", "Carla", "Chen", "Dalia", "Deniz", "Elif", "Emeka", "Fatima",
    "Grace", "Hana", "Ivan", "Jamila", "Jonas", "Kavya", "Leila", "Marek", "Nadia", "Noor", "Otto",
    "Paula", "Quinn", "Rashid", "Sofia", "Tariq", "Ursula", "Vikram", "Wanda", "Yara", "Zainab",
  ]
  private static let last = [
    "Abbas", "Almeida", "Baker", "Castro", "Chaudhry", "Demir", "Eriksen", "Farouk", "Garcia",
    "Hoang", "Ibrahim", "Jansen", "Kapoor", "Keller", "Lindqvist", "Mansour", "Novak", "Okafor",
    "Petrov", "Qureshi", "Rossi", "Saleem", "Tanaka", "Ueda", "Varga", "Weber", "Xu", "Yilmaz",
    "Zaman", "O'Neill", "Núñez", "Ødegaard",
  ]
  static let companies = [
    "Atlas Courier", "Blue Dune Hotels", "Cedar Clinic", "Delta Freight", "Ember Foods",
    "Falcon Print", "Granite Tools", "Horizon Solar", "Indigo Books", "Jade Interiors",
    "Kestrel Air", "Lagoon Marine", "Meridian Law", "North Pier", "Opal Optics", "Pioneer Glass",
  ]

  /// Every first name with every last name.
  static let names = first.flatMap { first in last.map { first + " " + $0 } }
}
