// SPDX-License-Identifier: Apache-2.0

public import Contracts
import Diagnostics
public import GoTemplates
import PBXEmulation
import Redaction
import Transports

extension CheckExample {
  /// Why an example could not be judged: it is wrong itself.
  public enum Fault: Error {
    /// Its contract cannot be read.
    case contract(ContractUnreadable)
    /// A template of it cannot be rendered.
    case template(TemplateExecutionError)
    /// It names a scenario or a failure that is not there.
    case name(String)
  }

  /// Reads the contract, gives the answer to its scenario, and lets every check judge it.
  public func ruling() throws(Fault) -> LookupJudge.Ruling {
    LookupJudge.judge(try lookup())
  }

  /// The case that the checks judge.
  func lookup() throws(Fault) -> LookupCase {
    let contract = try read()
    guard let search = contract.contactSearch, let type = search.types.first,
      let scenario = search.scenarios.first(where: { $0.name.value == self.scenario })
    else { throw .name(self.scenario) }
    let secret = Secret("example-key-0123456789", name: "api_key")
    let values = VariableValues(
      plain: ["base_url": "https://crm.example/v1"], secrets: ["api_key": secret])
    do {
      let pbx = try PBX(contract: contract, values: values)
      let request = try pbx.request(searching: type, for: scenario.call.value)
      return LookupCase(
        scenario, of: search, type: type, askedBy: pbx,
        exchange: try answer.exchange(answering: request), number: 1,
        redactor: Redactor(secrets: [secret]))
    } catch let error as Fault {
      throw error
    } catch let error as TemplateExecutionError {
      throw .template(error)
    } catch {
      throw .name("\(error)")
    }
  }

  private func read() throws(Fault) -> Contract {
    do {
      return try ContractReader.read(
        files: [
          "contract.yaml": Array(ExampleContract.contract.utf8),
          "contact-search.yaml": Array(contactSearch.utf8),
        ], folder: "example")
    } catch {
      throw .contract(error)
    }
  }
}

extension ExampleAnswer {
  fileprivate func exchange(answering request: Request) throws(CheckExample.Fault) -> Exchange {
    let time = Duration.milliseconds(milliseconds)
    let outcome: Result<Response, TransportFailure>
    if let failure {
      guard let kind = TransportFailure.Kind(rawValue: failure) else { throw .name(failure) }
      outcome = .failure(TransportFailure(kind, "the server closed the connection"))
    } else {
      outcome = .success(
        Response(
          status: status ?? 0, headers: [HeaderField("Content-Type", contentType)],
          body: Array(body.utf8)))
    }
    return Exchange(
      request: request, startedAt: Timestamp(microseconds: 0),
      timings: Timings(total: time, wait: time), outcome: outcome,
      remoteAddress: "192.0.2.1:443")
  }
}
