// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Every Swift module is compiled under the same strict rules; a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  // Types such as dictionaries are built from what the compiler knows, and not from their names: for
  // those the runtime goes through every conformance of the program, which makes up a tenth of a check.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release)),
]

/// A module and the modules it may import: what is not listed cannot be imported.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict, plugins: plugins)
}

/// The test target of a module, with what its tests import besides it.
func tests(
  _ name: String, _ more: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + more, exclude: exclude,
    swiftSettings: strict)
}

/// Programs that are built only when they are asked for: an ordinary build does not pay for them.
let onDemand: [Target] = [
  (
    "CALLREADY_FUZZ",
    .executableTarget(
      name: "fuzz-engines", dependencies: ["FuzzTargets"], swiftSettings: strict)
  ),
  (
    "CALLREADY_BENCHMARKS",
    .executableTarget(
      name: "engine-benchmarks",
      dependencies: ["JSONValues", "GJSONPaths", "GoTemplates", "Diagnostics"],
      path: "Benchmarks/engines", swiftSettings: strict)
  ),
].compactMap { (variable: String, target: Target) in
  Context.environment[variable] == nil ? nil : target
}

let package = Package(
  name: "callready",
  products: [
    .executable(name: "callready", targets: ["callready"]),
    // Answers conformance cases; not installed for users.
    .executable(name: "conformance", targets: ["conformance"]),
  ],
  dependencies: [
    // The sandbox's HTTP server. FlyingFox is smaller, but stalls 44 ms on kept-alive answers,
    // which would show up as false latency findings.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2")
  ],
  targets: [
    // Foundations
    module("Redaction"),
    module("Diagnostics", ["Redaction", "CCrypto"]),
    module("JSONValues", ["Diagnostics"]),
    module("JSONSchemas", ["JSONValues", "Diagnostics", "CPCRE2"]),
    module("YAMLDocuments", ["Diagnostics", "Redaction", "CYAML"]),
    module("PhoneNumbers", ["CPhoneNumber"]),
    // What ArgumentParser does, without reflection and FoundationEssentials: these cost more than a check.
    module("CommandLines"),
    // Engines
    module("GoTemplates", ["Diagnostics"]),
    module("GJSONPaths", ["Diagnostics"]),
    module("PBXLanguage", ["GoTemplates", "GJSONPaths", "Diagnostics"]),
    // Contract
    module(
      "Contracts",
      [
        "PBXLanguage", "JSONSchemas", "PhoneNumbers", "YAMLDocuments", "JSONValues", "GoTemplates",
        "GJSONPaths", "Diagnostics", "Redaction",
      ]),
    // Wire
    module("Transports", ["JSONValues", "Redaction"]),
    module("CurlTransports", ["Transports", "CCurl"]),
    module(
      "Recordings", ["Transports", "JSONValues", "Redaction", "Diagnostics", "PhoneNumbers"]),
    module(
      "HTTPServers",
      [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    module(
      "Credentials",
      [
        "Contracts", "Transports", "HTTPServers", "PBXLanguage", "GoTemplates", "GJSONPaths",
        "JSONValues", "Redaction", "Diagnostics",
      ]),
    // Proof
    module(
      "PBXEmulation",
      [
        "Contracts", "Transports", "Credentials", "PBXLanguage", "GoTemplates", "GJSONPaths",
        "JSONValues", "PhoneNumbers", "Diagnostics", "Redaction",
      ]),
    module("Readiness", ["Diagnostics", "JSONValues", "Transports", "Redaction"]),
    module(
      "Checks",
      [
        "PBXEmulation", "Credentials", "Readiness", "Contracts", "Transports", "PBXLanguage",
        "GoTemplates", "GJSONPaths", "JSONSchemas", "JSONValues", "PhoneNumbers", "Diagnostics",
        "Redaction",
      ]),
    module(
      "Execution",
      [
        "Checks", "Readiness", "PBXEmulation", "Credentials", "Contracts", "Transports",
        "PBXLanguage", "GoTemplates", "Diagnostics", "Redaction",
      ]),
    // Outcome
    module(
      "Reports", ["Readiness", "Transports", "JSONValues", "Diagnostics", "Redaction"],
      plugins: ["EmbedTexts"]),
    // The report's style sheet is a real file; this turns it into one string literal.
    .plugin(
      name: "EmbedTexts", capability: .buildTool, dependencies: ["TextEmbedder"],
      path: "Sources/EmbedTexts"),
    .executableTarget(name: "TextEmbedder", swiftSettings: strict),
    // Worlds
    module(
      "Sandboxes", ["HTTPServers", "JSONValues", "PhoneNumbers", "Diagnostics", "Redaction"]),
    // Front
    module(
      "Commands",
      [
        "Execution", "Checks", "Reports", "Readiness", "Sandboxes", "HTTPServers", "Recordings",
        "CurlTransports", "Transports", "Credentials", "PBXEmulation", "Contracts", "PBXLanguage",
        "GJSONPaths", "GoTemplates", "JSONSchemas", "JSONValues", "PhoneNumbers", "YAMLDocuments",
        "Diagnostics", "Redaction", "CommandLines", "CMalloc",
      ]),
    .executableTarget(
      name: "callready", dependencies: ["Commands"], swiftSettings: strict,
      linkerSettings: [
        // Nobody looks the program's names up, and each library's names were looked for among them.
        .unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(configuration: .release))
      ]),
    .executableTarget(
      name: "conformance",
      dependencies: [
        "PBXLanguage", "GoTemplates", "GJSONPaths", "PhoneNumbers", "JSONSchemas", "JSONValues",
        "Transports", "Diagnostics",
      ], swiftSettings: strict),
    // What the fuzzer feeds, and the properties that must hold; see Scripts/fuzz.
    module(
      "FuzzTargets",
      [
        "JSONValues", "GJSONPaths", "GoTemplates", "PBXLanguage", "PhoneNumbers", "JSONSchemas",
        "YAMLDocuments", "Recordings", "Diagnostics",
      ]),
    // C libraries, each behind one module of ours.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    // Finds libphonenumber when the first number is read: its libraries cost 5 ms to load.
    .target(name: "CPhoneNumber"),
    // Tests, one target for each module
    tests("Redaction"),
    tests("Diagnostics", ["Redaction"]),
    tests("JSONValues"),
    tests("JSONSchemas", ["JSONValues"]),
    tests("YAMLDocuments", ["Diagnostics", "Redaction"]),
    tests("PhoneNumbers", ["JSONValues"]),
    tests("CommandLines"),
    tests("GoTemplates", ["Diagnostics", "JSONValues"]),
    tests("GJSONPaths", ["JSONValues"]),
    tests("PBXLanguage", ["GoTemplates", "GJSONPaths", "JSONValues", "Diagnostics"]),
    tests(
      "Contracts",
      ["PBXLanguage", "JSONSchemas", "JSONValues", "YAMLDocuments", "Diagnostics", "Redaction"]),
    tests("Transports", ["Redaction"]),
    tests("CurlTransports", ["Transports"]),
    tests(
      "Recordings", ["Transports", "JSONValues", "Redaction", "Diagnostics", "PhoneNumbers"],
      exclude: ["Goldens"]),
    tests("HTTPServers"),
    tests(
      "Credentials",
      [
        "Contracts", "Transports", "HTTPServers", "GJSONPaths", "Diagnostics", "Redaction",
      ]),
    tests("Readiness", ["Redaction", "Diagnostics", "JSONValues", "Transports"]),
    tests(
      "Reports", ["Readiness", "Redaction", "Diagnostics", "JSONValues", "Transports"],
      exclude: ["Goldens", "junit-10-subset.xsd"]),
    tests("Sandboxes", ["HTTPServers", "Diagnostics", "JSONValues", "Redaction"]),
    tests(
      "Commands",
      [
        "Checks", "Contracts", "Diagnostics", "Execution", "PBXEmulation", "Readiness",
        "Recordings", "Redaction", "Transports", "Credentials", "CommandLines",
      ]),
    tests(
      "PBXEmulation",
      [
        "Contracts", "Transports", "Redaction", "Diagnostics", "GJSONPaths", "PBXLanguage",
        "GoTemplates",
      ]),
    tests(
      "Checks",
      [
        "Contracts", "Transports", "PBXEmulation", "PBXLanguage", "Readiness", "JSONValues",
        "Redaction", "Diagnostics",
      ]),
    tests(
      "Execution",
      [
        "Checks", "Contracts", "Transports", "PBXEmulation", "Readiness", "Redaction",
        "Diagnostics", "Sandboxes", "HTTPServers",
      ]),
    tests("FuzzTargets", exclude: ["Seeds", "Dictionaries"]),
    tests("conformance", ["JSONValues", "JSONSchemas"]),
    // The real binary, in folders of arguments and expected output.
    .testTarget(
      name: "EndToEndTests", dependencies: ["callready", "JSONValues"], exclude: ["Cases"],
      swiftSettings: strict),
  ] + onDemand,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
