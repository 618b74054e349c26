import { safeFileName } from '../domain/fileName.ts';
import type { QueryContext } from '../queries/context.ts';
import { type ContractFacts, contractFacts } from './contractFacts.ts';
import { contractFields } from './contractFields.ts';
import type { Documents } from './documents.ts';
import { fillTemplate } from './template.ts';

export interface ContractFile {
  readonly content: Buffer;
  readonly fileName: string;
}

/**
 * The contract with its act of acceptance, for the room's agreement as it stands (domain §6).
 * @throws UserFacingError not_found, room_not_let, bad_template
 */
export const contractOf = (context: QueryContext, documents: Documents, roomId: number): ContractFile => {
  const facts = contractFacts(context, roomId);
  const template = documents.template(facts.client.type === 'u' ? 'firm' : 'person');
  return { content: fillTemplate(template, contractFields(facts)), fileName: fileNameOf(facts) };
};

/** «Договор №29 от 2026-01-01.docx»: no name of a person, for it lies about on desktops. */
const fileNameOf = ({ name, begin }: ContractFacts): string => safeFileName(`${name} от ${begin}.docx`);
