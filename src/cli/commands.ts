import { operations } from '../operations.ts'
import type { Command } from './command.ts'
import { goldenRun } from './composites/golden-run.ts'
import { importRecords } from './composites/import-records.ts'
import { logVerify } from './composites/log-verify.ts'
import { publishFolder } from './composites/publish-folder.ts'
import { verifyReceiptFile } from './composites/verify-receipt-file.ts'
import { operationCommand } from './operation-command.ts'

/** Everything that can be typed after `jazari`. */
export function allCommands(): Command[] {
  const offered = operations.filter(({ effect, cli }) => effect !== 'queued' && cli !== false).map(operationCommand)
  return [...offered, publishFolder, importRecords, goldenRun, verifyReceiptFile, logVerify]
}
