/**
 * Writes the templates that come with the program, `assets/templates/*.docx`, from the texts in `templates/`. For the first
 * making and for changes that all owners should get; an owner changes his own copy in Word (assets/templates/README.md).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractWithAct, FIRM, PERSON } from './templates/contract.mjs';
import {
  ACCEPTANCE,
  DEPOSIT_RETURN,
  NOTICE_BY_CLIENT,
  NOTICE_BY_LANDLORD,
  RETURN,
} from './templates/papers.mjs';
import { document } from './templates/word.mjs';

const folder = join(import.meta.dirname, '../assets/templates');

for (const [name, body, what] of [
  ['contract-person', contractWithAct(PERSON), 'Договор № {номер}'],
  ['contract-firm', contractWithAct(FIRM), 'Договор № {номер}'],
  ['acceptance-act', ACCEPTANCE, 'Акт приёма-передачи к договору № {номер}'],
  ['return-act', RETURN, 'Акт возврата к договору № {номер}'],
  ['notice-by-client', NOTICE_BY_CLIENT, 'Уведомление по договору № {номер}'],
  ['notice-by-landlord', NOTICE_BY_LANDLORD, 'Уведомление по договору № {номер}'],
  ['deposit-return', DEPOSIT_RETURN, 'Соглашение к договору № {номер}'],
])
  writeFileSync(join(folder, `${name}.docx`), document(body, what));
