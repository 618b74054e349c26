import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  choiceIn,
  dayIn,
  dayOut,
  flagOut,
  intIn,
  listIn,
  listOut,
  optionalChoiceIn,
  optionalCodeIn,
  optionalDayIn,
  optionalIntIn,
  optionalSumIn,
  optionalTextIn,
  optionalWordIn,
  rublesOut,
  sumIn,
  textIn,
  userTypeOut,
  withAliases,
} from './fields.ts';

/** Section «Договора»: payments and returns. */

/** What every write answers. */
export const writeOut = z.object({ msg: z.string(), msg_type: z.literal('success') });

export const editComment = endpoint({
  method: 'POST',
  path: '/_edit_comment_',
  title: 'Изменение комментария к платежу или возврату',
  document: { n: 13, lines: [802, 828] },
  input: z.object({
    payment_id: intIn(z.int().positive()),
    /** The key is obligatory; null or an empty text clears (errata L822). */
    comment: z.preprocess(
      (value) => (typeof value === 'string' ? value.trim() || null : value),
      z.string().max(1000).nullable(),
    ),
  }),
  output: writeOut,
});

/** Types of payment (document L787). */
export const PAYMENT_TYPES = ['Наличными', 'Безнал', 'Онлайн'] as const;

/** Account articles (document L788); existing clients send «Штраф» too (client facts 14). */
export const ACCOUNT_ARTICLES = ['Аренда', 'Депозит', 'Продажа', 'Штраф'] as const;
export type AccountArticle = (typeof ACCOUNT_ARTICLES)[number];

/** An article beginning with «Возврат» makes a return on that article (domain §4, client facts 14). */
const ARTICLE_OF = {
  Аренда: { article: 'Аренда', returned: false },
  Депозит: { article: 'Депозит', returned: false },
  Продажа: { article: 'Продажа', returned: false },
  Штраф: { article: 'Штраф', returned: false },
  'Возврат аренды': { article: 'Аренда', returned: true },
  'Возврат депозита': { article: 'Депозит', returned: true },
  'Возврат продажи': { article: 'Продажа', returned: true },
  'Возврат штрафа': { article: 'Штраф', returned: true },
} as const satisfies Readonly<Record<string, { article: AccountArticle; returned: boolean }>>;

type ArticleIn = keyof typeof ARTICLE_OF;
const ARTICLES_IN = [
  ...ACCOUNT_ARTICLES,
  'Возврат аренды',
  'Возврат депозита',
  'Возврат продажи',
  'Возврат штрафа',
] as const satisfies readonly ArticleIn[];

/** Which article a request means, and whether its spelling makes it a return. */
export const articleOf = (word: ArticleIn): { article: AccountArticle; returned: boolean } =>
  ARTICLE_OF[word];

const STEM = /^возврат.*?(аренд|депозит|продаж|штраф)/;

/** «Возврат депозита», «возврат: Депозит» and «Возврат депозит» are one; what names no article stays as it came. */
const toArticle = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const text = value.trim().toLowerCase();
  const stem = STEM.exec(text)?.[1];
  const word = ARTICLES_IN.find((article) => {
    const own = article.toLowerCase();
    return stem === undefined ? own === text : own.startsWith('возврат') && own.includes(stem);
  });
  return word ?? value;
};

const articleIn = () => z.preprocess(toArticle, z.enum(ARTICLES_IN));
const optionalArticleIn = () =>
  z.preprocess(
    (value) => (value === '' || value === null ? undefined : toArticle(value)),
    z.enum(ARTICLES_IN).optional(),
  );

/** The write's answer, with the number that the payment or return got. */
const paymentWritten = writeOut.extend({ payment_id: z.int() });

const paymentForm = {
  amount: sumIn(),
  comment: optionalTextIn(1000),
};

export const addPayment = endpoint({
  method: 'POST',
  path: '/_add_payment_/:agrid',
  title: 'Добавление платежа к договору',
  document: { n: 14, lines: [830, 875] },
  input: withAliases(
    { type: 'payment_type' },
    z.object({
      agrid: intIn(z.int().positive()),
      payment_date: dayIn(),
      payment_type: choiceIn(PAYMENT_TYPES),
      account_article: articleIn(),
      ...paymentForm,
    }),
  ),
  output: paymentWritten,
});

/** Body as `_add_payment_`; all but the amount may be left out: today, «Наличными», «Аренда» (domain §4). */
export const payByAgreement = endpoint({
  method: 'POST',
  path: '/_pay_by_agreement_/:room_id',
  title: 'Оплата договора, по которому сейчас занята ячейка',
  document: { n: 12, lines: [800, 800] },
  input: withAliases(
    { type: 'payment_type' },
    z.object({
      room_id: intIn(z.int().positive()),
      payment_date: optionalDayIn(),
      payment_type: optionalChoiceIn(PAYMENT_TYPES),
      account_article: optionalArticleIn(),
      ...paymentForm,
    }),
  ),
  output: paymentWritten.extend({ agrid: z.int() }),
});

/** Body as `_add_payment_`, and the reason (domain §4). */
export const makeReturn = endpoint({
  method: 'POST',
  path: '/_make_return_/:agrid',
  title: 'Возврат по договору',
  document: { n: 15, lines: [877, 877] },
  input: withAliases(
    { type: 'payment_type' },
    z.object({
      agrid: intIn(z.int().positive()),
      payment_date: dayIn(),
      payment_type: choiceIn(PAYMENT_TYPES),
      account_article: articleIn(),
      return_reason: textIn(500),
      ...paymentForm,
    }),
  ),
  output: paymentWritten,
});

/** Absent: stays. Null or an empty text: cleared. */
const clearableTextIn = (max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() || null : value),
    z.string().max(max).nullable().optional(),
  );

/** What is absent stays as it was (client facts 29); `fullname`, which existing clients send along, is not the payment's. */
export const editPayment = endpoint({
  method: 'POST',
  path: '/_edit_payment_',
  title: 'Изменение платежа',
  document: { n: 29, lines: [1427, 1475] },
  input: withAliases(
    { payment_type: 'type' },
    z.object({
      payment_id: intIn(z.int().positive()),
      payment_date: optionalDayIn(),
      payment_insert_date: optionalDayIn(),
      type: optionalChoiceIn(PAYMENT_TYPES),
      account_article: optionalArticleIn(),
      amount: optionalSumIn(),
      return_reason: clearableTextIn(500),
      comment: clearableTextIn(1000),
      agrid: optionalIntIn(z.int().positive()),
    }),
  ),
  output: writeOut,
});

export const paymentOut = z.object({
  payment_id: z.int(),
  payment_date: dayOut(),
  payment_insert_date: dayOut(),
  type: z.enum(PAYMENT_TYPES),
  payment_type: z.enum(PAYMENT_TYPES),
  account_article: z.enum(ACCOUNT_ARTICLES),
  amount: rublesOut(),
  returned: flagOut(),
  return_reason: z.string().nullable(),
  agrid: z.int(),
  agrname: z.string(),
  manager_id: z.int().nullable(),
  manager_name: z.string(),
  /** `manager_name` as the example of `_get_agreement_total_` prints it. */
  manager: z.string(),
  comment: z.string().nullable(),
  /** Written here, and the centre has yet to confirm it. */
  pending: z.boolean(),
});

export type Payment = z.output<typeof paymentOut>;

export const PAYMENT_SORT_COLUMNS = [
  'payment_id',
  'payment_date',
  'payment_insert_date',
  'type',
  'payment_type',
  'account_article',
  'amount',
  'returned',
  'fullname',
  'user_id',
  'user_type',
  'agrid',
  'agrname',
  'manager_id',
  'manager_name',
] as const;

/** `filter_start_date` left out: the last 12 months (domain §4). */
export const paymentList = endpoint({
  method: 'GET',
  path: '/_main_payments_',
  title: 'Получение списка платежей и возвратов, подходящих по фильтру',
  document: { n: 28, lines: [1351, 1425] },
  input: z.strictObject({
    warehouse_id: optionalIntIn(z.int().min(0)),
    /** 0 payments, 1 returns, -1 both. */
    returned: optionalCodeIn([-1, 0, 1]),
    filter_start_date: optionalDayIn(),
    filter_end_date: optionalDayIn(),
    search_type: optionalWordIn(['fio', 'number', 'agrid', 'none']),
    search_str: optionalTextIn(),
    ...listIn(PAYMENT_SORT_COLUMNS),
  }),
  output: z.object({
    payments: z.array(
      paymentOut.extend({ user_id: z.int(), fullname: z.string(), user_type: userTypeOut() }),
    ),
    ...listOut,
  }),
});
