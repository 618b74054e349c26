import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PAPER_KINDS, paper } from '../../../contract/papers.ts';
import { startDownload } from './downloads.ts';

/** All papers of an agreement in Word: contract, acts, notices, return of the deposit. */
export const PapersMenu = ({ agrid }: { agrid: number }) => {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconFileText size={16} stroke={1.7} />}
          rightSection={<IconChevronDown size={15} stroke={1.7} />}
        >
          {t('papers.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PAPER_KINDS.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() =>
              startDownload(t('papers.ofAgreement', { paper: t(`papers.${kind}`), id: agrid }), paper, {
                kind,
                agrid,
              })
            }
          >
            {t(`papers.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
