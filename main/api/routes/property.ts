import { XLSX } from '../../../contract/documents.ts';
import * as contract from '../../../contract/property.ts';
import { loadProperty } from '../../commands/loadProperty.ts';
import { faultFields, faultsSentence } from '../../domain/property/sentence.ts';
import { UserFacingError } from '../../errors.ts';
import { propertyCheck } from '../../queries/propertyCheck.ts';
import { download, type Route, route, write } from '../route.ts';

export const PROPERTY_ROUTES: readonly Route[] = [
  download(contract.propertyTemplate, async ({ desk }) => ({
    content: await desk.documents.propertyTemplate(desk.clock.now()),
    mime: XLSX,
    fileName: 'Склады и ячейки — шаблон.xlsx',
  })),
  route(contract.checkProperty, 'setAccesses', async ({ desk }, { file }) => {
    const read = await desk.documents.readProperty(file);
    return desk.connections.snapshot((db) => propertyCheck({ db, now: desk.clock.now() }, read));
  }),
  write(contract.loadProperty, loadProperty, async ({ file }, { desk }) => {
    const { book, faults } = await desk.documents.readProperty(file);
    if (faults.length === 0) return book;
    throw new UserFacingError('property_faults', 422, faultsSentence(faults), {
      fields: faultFields(faults),
    });
  }),
];
