import { useTranslation } from 'react-i18next';
import { type ClientChange, useClientChanges } from '../../../api/clients.ts';
import { Section } from '../../../components/card/Section.tsx';
import type { ClientFieldName } from '../../../components/client/clientValues.ts';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { day, dayTime } from '../../../i18n/format.ts';

/** Who changed what of the client's data, and how it was before; a passport's number is not shown here. */
export const ChangeHistory = ({ userId }: { readonly userId: number }) => {
  const { t } = useTranslation();
  const { data } = useClientChanges(userId);
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={t('history.title')} count={data.length}>
      <PlainTable
        label={t('history.title')}
        rows={data}
        rowKey={(change) => `${change.at} ${change.what}`}
        empty=""
        limit={5}
        columns={[
          {
            title: t('history.when'),
            width: '150px',
            cell: (change) => <TwoLines first={dayTime(change.at)} second={change.manager_name ?? ''} />,
          },
          { title: t('history.what'), cell: (change) => <What change={change} /> },
        ]}
      />
    </Section>
  );
};

const SECRET: readonly string[] = ['series', 'number'];

const What = ({ change }: { readonly change: ClientChange }) => {
  const { t } = useTranslation();
  if (change.what !== 'edited')
    return (
      <>
        {t(`history.${change.what}`)}
        {change.reason === null ? null : `: ${change.reason}`}
      </>
    );
  const said = (field: string, value: string | null) =>
    value === null ? '—' : SECRET.includes(field) ? '••••' : day(value);
  return change.fields.map(({ field, before, after }) => (
    <div key={field}>
      {t(`client.${field as ClientFieldName | 'fullname_genitive'}`)}
      {field === 'passp_photo_link' ? null : (
        <>
          : <del className="dim">{said(field, before)}</del> → {said(field, after)}
        </>
      )}
    </div>
  ));
};
