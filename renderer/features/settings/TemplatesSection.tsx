import { Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Templates, useTemplates } from '../../api/landlord.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Section } from '../../components/card/Section.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Tag } from '../../components/Tag.tsx';
import styles from './Settings.module.css';

/** Word templates on this computer: whose each is, and what is wrong with it, before a customer waits for the paper. */
export const TemplatesSection = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useTemplates();
  return (
    <Section title={t('settings.templates')}>
      {data !== undefined ? (
        <List data={data} />
      ) : error === null ? (
        <Skeleton height={240} m={14} />
      ) : (
        <ErrorState
          title={t('settings.templatesFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Section>
  );
};

const List = ({ data }: { data: Templates }) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.lead}>
        {t('settings.templatesHint')}
        <span className={styles.folder}>
          <code>{data.folder}</code>
          <CopyButton text={data.folder} label={t('settings.copyFolder')} />
        </span>
      </p>
      <ul className={styles.templates}>
        {data.templates.map((template) => (
          <li key={template.file_name}>
            {template.fault === null ? (
              <IconCircleCheck
                size={17}
                stroke={1.7}
                className={styles.good}
                aria-label={t('settings.fit')}
              />
            ) : (
              <IconAlertTriangle
                size={17}
                stroke={1.7}
                className={styles.bad}
                aria-label={t('settings.unfit')}
              />
            )}
            <span>
              {template.file_name} <Tag>{t(template.own === 1 ? 'settings.own' : 'settings.programs')}</Tag>
              {template.fault === null ? null : <span className={styles.fault}>{template.fault}</span>}
            </span>
          </li>
        ))}
        {data.unknown.map((name) => (
          <li key={name}>
            <IconAlertTriangle
              size={17}
              stroke={1.7}
              className={styles.bad}
              aria-label={t('settings.unfit')}
            />
            <span>
              {name}
              <span className={styles.fault}>{t('settings.unknownTemplate')}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};
