// SPDX-License-Identifier: Apache-2.0

import CommandLines
import Contracts
import Execution
import PBXEmulation
import Redaction

extension Contract {
  /// What a run will ask, or the end of the command with every template that cannot be rendered.
  func plan(
    environment: String, values: VariableValues, base: String? = nil, redactor: Redactor,
    setting: LifecycleSetting = LifecycleSetting(hasVirtualTime: false),
    writing: Writing = Writing()
  ) throws -> RunPlan {
    do {
      let pbx: PBX
      do {
        pbx = try PBX(contract: self, values: values, base: base)
      } catch {
        throw PlanError(rendering: error)
      }
      return try RunPlan(
        contract: self, environment: environment, pbx: pbx, setting: setting, writing: writing)
    } catch let error as PlanError {
      throw Ending.complaints(error.complaints, redactor: redactor, Ending.unreadable)
    }
  }
}
