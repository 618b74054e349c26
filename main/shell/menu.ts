import { Menu, type MenuItemConstructorOptions } from 'electron';

type Item = MenuItemConstructorOptions;

/** What the keyboard needs (an Electron without an edit menu has no copy and paste on some systems), and no more. */
const template = (development: boolean): Item[] => [
  { label: 'Файл', submenu: [{ role: 'quit', label: 'Выход' }] },
  {
    label: 'Правка',
    submenu: [
      { role: 'undo', label: 'Отменить' },
      { role: 'redo', label: 'Повторить' },
      { type: 'separator' },
      { role: 'cut', label: 'Вырезать' },
      { role: 'copy', label: 'Копировать' },
      { role: 'paste', label: 'Вставить' },
      { role: 'selectAll', label: 'Выделить всё' },
    ],
  },
  {
    label: 'Вид',
    submenu: [
      { role: 'resetZoom', label: 'Обычный размер' },
      { role: 'zoomIn', label: 'Крупнее' },
      // The plus of the main keyboard row arrives as «=».
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut', label: 'Мельче' },
      ...(development ? developmentItems : []),
    ],
  },
];

const developmentItems: Item[] = [
  { type: 'separator' },
  { role: 'reload', label: 'Перезагрузить' },
  { role: 'toggleDevTools', label: 'Инструменты разработчика' },
];

export const installMenu = (development: boolean): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(development)));
