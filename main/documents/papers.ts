import type { PaperKind } from '../../contract/papers.ts';
import { safeFileName } from '../domain/fileName.ts';
import { UserFacingError } from '../errors.ts';
import type { QueryContext } from '../queries/context.ts';
import type { Documents, TemplateName } from './documents.ts';
import { agreementLetting, type PaperFacts, type PaperRoom, paperFacts } from './paperFacts.ts';
import { paperFields } from './paperFields.ts';
import { SAMPLE } from './sampleFacts.ts';
import { fillTemplate } from './template.ts';

export interface PaperFile {
  readonly content: Buffer;
  readonly fileName: string;
}

interface Paper {
  /** Its file is called so. */
  readonly title: string;
  template(facts: PaperFacts): TemplateName;
  /** Which of the rooms it is about; absent: all. */
  about?(room: PaperRoom): boolean;
  /** Its date in the file's name is the agreement's; else today's. */
  readonly ofBegin?: true;
}

/** Rooms that are being left, or were; where nobody leaves yet, all. */
const leaving = ({ lastDay }: PaperRoom): boolean => lastDay !== null;

const PAPERS: Readonly<Record<PaperKind, Paper>> = {
  contract: {
    title: 'Договор',
    template: ({ client }) => (client.type === 'u' ? 'contract-firm' : 'contract-person'),
    ofBegin: true,
  },
  acceptance: { title: 'Акт приёма-передачи', template: () => 'acceptance-act' },
  return: { title: 'Акт возврата', template: () => 'return-act', about: leaving },
  notice: { title: 'Уведомление о выезде', template: () => 'notice-by-client', about: leaving },
  termination: { title: 'Уведомление о расторжении', template: () => 'notice-by-landlord' },
  deposit: { title: 'Возврат депозита', template: () => 'deposit-return', about: leaving },
};

/**
 * A paper of an agreement as it stands (domain §6).
 * @throws UserFacingError not_found, bad_template
 */
export const paperOf = (
  context: QueryContext,
  documents: Documents,
  kind: PaperKind,
  agreementId: number,
): PaperFile => {
  const paper = PAPERS[kind];
  const facts = paperFacts(context, agreementId);
  const some = facts.rooms.filter((room) => paper.about?.(room) ?? true);
  const template = documents.template(paper.template(facts));
  const fields = paperFields(some.length > 0 ? { ...facts, rooms: some } : facts);
  return { content: fillTemplate(template, fields), fileName: fileNameOf(paper, facts) };
};

/** The contract with its act under which a room is let now. @throws UserFacingError not_found, room_not_let, bad_template */
export const contractOfRoom = (context: QueryContext, documents: Documents, roomId: number): PaperFile =>
  paperOf(context, documents, 'contract', agreementLetting(context, roomId));

/** «Договор №29 от 2026-01-01.docx»: no name of a person, for it lies about on desktops. */
const fileNameOf = ({ title, ofBegin }: Paper, { name, begin, today }: PaperFacts): string =>
  safeFileName(
    ofBegin ? `${name} от ${begin}.docx` : `${title} ${name.replace(/^Договор\s*/, '')} ${today}.docx`,
  );

export interface CheckedTemplate {
  readonly name: TemplateName;
  readonly fileName: string;
  /** The owner's, not the program's. */
  readonly own: boolean;
  /** What is wrong with it, by field and place; null: papers can be printed by it. */
  readonly fault: string | null;
}

/** Fills every template in with an invented agreement: an owner learns of a slip when he makes it, not before a customer. */
export const checkTemplates = (documents: Documents): CheckedTemplate[] =>
  documents.templates().map(({ name, fileName, own }) => {
    try {
      fillTemplate(documents.template(name), paperFields(SAMPLE));
      return { name, fileName, own, fault: null };
    } catch (error) {
      if (error instanceof UserFacingError) return { name, fileName, own, fault: error.message };
      throw error;
    }
  });
