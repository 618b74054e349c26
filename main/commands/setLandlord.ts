import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { settings } from '../../db/schema/office.ts';
import {
  isBankAccount,
  isBik,
  isCorrespondentAccount,
  isEmail,
  isInn,
  isKpp,
} from '../domain/identifiers.ts';
import { isOgrn, type Landlord } from '../domain/landlord.ts';
import { UserFacingError } from '../errors.ts';
import { command } from './command.ts';

const text = z.string().max(300);

const input = z.object({
  name: text,
  shortName: text,
  inn: text,
  kpp: text,
  ogrn: text,
  address: text,
  bankName: text,
  bankAccount: text,
  correspondentAccount: text,
  bik: text,
  phone: text,
  email: text,
  representedBy: text,
  basis: text,
}) satisfies z.ZodType<Landlord>;

const KEY = 'landlord';

/** What papers print of the chain itself; whole each time, so that two desks can't mix two of them. */
export const setLandlord = command({
  name: 'set-landlord',
  inputVersion: 1,
  input,
  right: 'setAccesses',
  run: ({ db }, landlord) => {
    refuse(problems(landlord));
    const value = JSON.stringify(landlord);
    const before = db.select().from(settings).where(eq(settings.key, KEY)).get();
    if (before?.value !== value)
      db.insert(settings)
        .values({ key: KEY, value })
        .onConflictDoUpdate({ target: settings.key, set: { value } })
        .run();
    return {
      msg: 'Реквизиты арендодателя сохранены. Их напечатают следующие документы',
      entity: 'setting',
      entityId: KEY,
      before: before === undefined ? null : (JSON.parse(before.value) as object),
      after: landlord,
    };
  },
});

interface Problem {
  readonly field: string;
  readonly msg: string;
}

/** A blank is allowed: the paper leaves room for it. What is given must be right, for hundreds of contracts repeat it. */
const problems = (it: Landlord): Problem[] => {
  const unless = (field: string, value: string, fits: boolean, msg: string): Problem[] =>
    value === '' || fits ? [] : [{ field, msg }];
  const account = (fits: (account: string, bik: string) => boolean, value: string) =>
    it.bik === '' || fits(value, it.bik);
  return [
    ...unless(
      'inn',
      it.inn,
      isInn(it.inn),
      'ИНН: 10 или 12 цифр, и контрольные должны сойтись. Проверьте номер.',
    ),
    ...unless('kpp', it.kpp, isKpp(it.kpp), 'КПП: введите 9 знаков, например 770701001.'),
    ...unless(
      'ogrn',
      it.ogrn,
      isOgrn(it.ogrn),
      'ОГРН: 13 цифр, ОГРНИП: 15, и контрольная должна сойтись. Проверьте номер.',
    ),
    ...unless('bik', it.bik, isBik(it.bik), 'БИК: введите 9 цифр, первые две 04.'),
    ...unless(
      'rs',
      it.bankAccount,
      account(isBankAccount, it.bankAccount),
      'Расчётный счёт: нужно 20 цифр, и его ключ должен подходить к БИК. Проверьте счёт и БИК.',
    ),
    ...unless(
      'ks',
      it.correspondentAccount,
      account(isCorrespondentAccount, it.correspondentAccount),
      'Корреспондентский счёт: нужно 20 цифр от 301, и его ключ должен подходить к БИК. Проверьте счёт и БИК.',
    ),
    ...unless('email', it.email, isEmail(it.email), 'Электронная почта: введите адрес вида имя@домен.ru.'),
  ];
};

const refuse = (found: readonly Problem[]): void => {
  const [first] = found;
  if (first !== undefined) throw new UserFacingError('invalid_input', 422, first.msg, { fields: [...found] });
};
