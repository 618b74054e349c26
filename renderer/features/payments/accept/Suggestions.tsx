import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../../api/find.ts';
import { shownSum } from '../../../components/form/mask.ts';
import { money } from '../../../i18n/format.ts';
import styles from './Accept.module.css';

export interface MoneyValues extends Record<string, string> {
  amount: string;
  payment_type: string;
  account_article: string;
  payment_date: string;
  return_reason: string;
  comment: string;
}

interface Props {
  readonly offer: Offer;
  readonly mode: 'payment' | 'return';
  readonly pick: (values: Pick<MoneyValues, 'amount' | 'account_article'>) => void;
}

/** Sums that the API suggests: debt, month, deposit; of a return what is held on each article. */
export const Suggestions = ({ offer, mode, pick }: Props) => {
  const { t } = useTranslation();
  const choices =
    mode === 'return'
      ? offer.held.map((held) => ({ ...held, name: held.account_article }))
      : offer.suggestions.map((one) => ({ ...one, name: t(`accept.suggest_${one.kind}`) }));
  return (
    <div className={styles.suggestions}>
      {choices.map(({ name, amount, account_article }) => (
        <Button
          key={name}
          size="compact-sm"
          variant="default"
          onClick={() => pick({ amount: shownSum(amount), account_article })}
        >
          {name}: {money(amount)}
        </Button>
      ))}
      {choices.length === 0 ? (
        <span className="dim">{t(mode === 'return' ? 'accept.nothingHeld' : 'accept.nothingDue')}</span>
      ) : null}
    </div>
  );
};
