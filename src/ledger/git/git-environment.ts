export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a hook or a wrapping Git command leaves in the environment: it would point us at another repository,
 * index or object store. `git rev-parse --local-env-vars` lists them; the two that carry configuration stay,
 * because jobs hand over their credentials that way.
 */
const foreignVariables = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
  'GIT_NAMESPACE',
  'GIT_PREFIX',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_REPLACE_REF_BASE',
  'GIT_CONFIG',
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
];

/** The environment for Git processes that speak English and never ask a person anything. */
export function gitEnvironment(env: Environment): Record<string, string | undefined> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !foreignVariables.includes(name)));
  return {
    ...own,
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    // ssh has no terminal here (see runGit) and would ask with a window; a job may insist on its own program.
    SSH_ASKPASS_REQUIRE: env.SSH_ASKPASS_REQUIRE ?? 'never',
  };
}
