// Commands of Django that have nothing to do here, and why. They succeed, so that scripts go on.

export const NOT_NEEDED: Record<string, string> = {
  collectstatic: 'the web server serves the files of the admin itself',
  findstatic: 'the static files are in framework/admin/static/',
  compilemessages: 'the admin is in English only',
  makemessages: 'the admin is in English only',
  createcachetable: 'no cache is kept in the database',
  optimizemigration: 'makemigrations writes no superfluous operations',
  squashmigrations:
    'all migrations of an empty database together take less than a second, and they change data too',
  remove_stale_contenttypes: 'permissions follow from the models, and content types are not stored',
};
