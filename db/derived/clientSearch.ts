/** Words of clients' names, by prefix. The key is already lower-case and without ё (domain `searchKey`). */
export const CLIENT_SEARCH: readonly string[] = [
  'DROP TABLE IF EXISTS client_search',
  `CREATE VIRTUAL TABLE client_search USING fts5(
     name_key, content='clients', content_rowid='id', tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')`,
  `CREATE TRIGGER client_search_insert AFTER INSERT ON clients BEGIN
     INSERT INTO client_search (rowid, name_key) VALUES (new.id, new.name_key);
   END`,
  `CREATE TRIGGER client_search_delete AFTER DELETE ON clients BEGIN
     INSERT INTO client_search (client_search, rowid, name_key) VALUES ('delete', old.id, old.name_key);
   END`,
  `CREATE TRIGGER client_search_update AFTER UPDATE OF name_key ON clients BEGIN
     INSERT INTO client_search (client_search, rowid, name_key) VALUES ('delete', old.id, old.name_key);
     INSERT INTO client_search (rowid, name_key) VALUES (new.id, new.name_key);
   END`,
  `INSERT INTO client_search (client_search) VALUES ('rebuild')`,
];
