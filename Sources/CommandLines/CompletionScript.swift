// SPDX-License-Identifier: Apache-2.0

/// What a shell needs to complete the command line of a program.
struct CompletionScript {
  /// The shells there are scripts for.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  private let program: String
  private let commands: [(name: String, abstract: String, parameters: [Parameter])]

  init(_ program: Program) {
    self.program = program.name
    commands = program.commands.map { command in
      let options = ((try? command.parameters()) ?? []).filter { $0.kind != .argument }
      return (command.name, command.summary.abstract, options)
    }
  }

  /// The script, to be put where the shell looks for it.
  func text(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: "#compdef \(program)\nautoload -U +X bashcompinit && bashcompinit\n\n\(bash)"
    case .fish: fish
    }
  }

  /// Names of commands first, then options, their choices, and else files.
  private var bash: String {
    let names = commands.map(\.name).joined(separator: " ")
    let cases = commands.map { command in
      let choices = command.parameters.filter { !$0.choices.isEmpty }.map {
        """
            --\($0.name)) COMPREPLY=($(compgen -W '\($0.choices.joined(separator: " "))' -- "$word")); return ;;

        """
      }
      let options = command.parameters.map { "--\($0.name)" } + ["--help"]
      return """
            \(command.name))
              case "$before" in
          \(choices.joined())    esac
              options='\(options.joined(separator: " "))' ;;

        """
    }
    return """
      _\(program)() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" options=''
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W '\(names) help --help --version' -- "$word"))
          return
        fi
        case "${COMP_WORDS[1]}" in
          help) COMPREPLY=($(compgen -W '\(names)' -- "$word")); return ;;
      \(cases.joined())  esac
        if [[ "$word" == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$word"))
        else
          COMPREPLY=($(compgen -f -- "$word"))
        fi
      }
      complete -o filenames -F _\(program) \(program)

      """
  }

  private var fish: String {
    var lines: [String] = []
    for command in commands {
      lines.append(
        "complete -c \(program) -n __fish_use_subcommand -fa \(command.name) -d "
          + quoted(command.abstract))
      for parameter in command.parameters {
        var line =
          "complete -c \(program) -n '__fish_seen_subcommand_from \(command.name)' -l \(parameter.name)"
        if let short = parameter.short { line += " -s \(short)" }
        if parameter.kind == .option { line += " -r" }
        if !parameter.choices.isEmpty {
          line += " -fa " + quoted(parameter.choices.joined(separator: " "))
        }
        lines.append(line + " -d " + quoted(parameter.help))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "'\(escaped.joined())'"
  }
}
