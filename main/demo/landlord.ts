import type { settings } from '../../db/schema/office.ts';
import { innWithCheckDigits, withAccountKey } from '../domain/identifiers.ts';
import type { Landlord } from '../domain/landlord.ts';
import type { Row } from './insert.ts';

const BIK = '044525999';

/** An invented firm whose numbers pass their checks, so that the demo's papers look like papers. */
const LANDLORD: Landlord = {
  name: 'Общество с ограниченной ответственностью «Место хранения»',
  shortName: 'ООО «Место хранения»',
  inn: innWithCheckDigits('770899901'),
  kpp: '770801001',
  ogrn: '1257700000007',
  address: '107078, г. Москва, ул. Складская, д. 1, офис 10',
  bankName: 'АО «Учебный банк»',
  bankAccount: withAccountKey('40702810000000000001', BIK, 'bank'),
  correspondentAccount: withAccountKey('30101810000000000999', BIK, 'correspondent'),
  bik: BIK,
  phone: '+7 495 000-00-00',
  email: 'arenda@mesto.example',
  representedBy: '',
  basis: 'доверенности',
};

export const buildSettings = (): Row<typeof settings>[] => [
  { key: 'landlord', value: JSON.stringify(LANDLORD) },
];
