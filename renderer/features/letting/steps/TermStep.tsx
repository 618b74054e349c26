import { Button, Chip, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CountField, DateField, MoneyField } from '../../../components/form/fields.tsx';
import { shownSum } from '../../../components/form/mask.ts';
import { day, moneyShort } from '../../../i18n/format.ts';
import styles from '../Letting.module.css';
import type { Letting } from '../useLetting.ts';
import { Tiers } from './Tiers.tsx';

/** Terms that are asked for most, months. */
const USUAL = ['1', '3', '6', '11', '12'] as const;

/** From when, how long, and what that makes of the price; the deposit. */
export const TermStep = ({ letting: { form, quote } }: { readonly letting: Letting }) => {
  const { t } = useTranslation();
  const { values } = form;
  const byEnd = values.agrplanenddate !== '';
  return (
    <div className={styles.twoColumns}>
      <section className={`${styles.panel} ${styles.padded}`}>
        <div className={styles.formRow}>
          <DateField
            label={t('letting.begin')}
            description={
              quote.data === undefined || quote.data.first_day === quote.data.today
                ? t('letting.beginHint')
                : t('letting.beginFirst', { day: day(quote.data.first_day) })
            }
            placeholder={quote.data === undefined ? '' : day(quote.data.first_day)}
            min={quote.data?.first_day}
            {...form.getInputProps('agrbegdate')}
          />
          <CountField
            label={t('letting.months')}
            autoFocus
            disabled={byEnd}
            {...form.getInputProps('months')}
          />
          <DateField
            label={t('letting.end')}
            description={t('letting.endHint')}
            placeholder={quote.data?.agrplanenddate ? day(quote.data.agrplanenddate) : ''}
            min={quote.data?.agrbegdate}
            {...form.getInputProps('agrplanenddate')}
          />
        </div>
        <Chip.Group
          value={byEnd ? '' : values.months}
          onChange={(months) => form.setValues({ months: String(months), agrplanenddate: '' })}
        >
          <Group gap={6}>
            {USUAL.map((months) => (
              <Chip key={months} value={months} size="xs">
                {t('letting.monthsN', { count: Number(months) })}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <div className={styles.formRow}>
          <MoneyField
            label={t('letting.deposit')}
            description={t('letting.depositHint')}
            {...form.getInputProps('deposit')}
          />
          <Button
            variant="subtle"
            className={styles.besideField}
            disabled={!quote.data?.total}
            onClick={() => form.setFieldValue('deposit', shownSum(quote.data?.total ?? 0))}
          >
            {t('letting.depositMonth', { sum: moneyShort(quote.data?.total ?? 0) })}
          </Button>
        </div>
      </section>
      <aside className={styles.side} aria-label={t('letting.priceWhy')}>
        <h2>{t('letting.priceWhy')}</h2>
        {quote.error === null ? null : <p className={styles.wrong}>{quote.error.message}</p>}
        {quote.data === undefined ? null : <Tiers quote={quote.data} />}
      </aside>
    </div>
  );
};
