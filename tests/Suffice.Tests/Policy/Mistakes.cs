namespace Suffice.Tests.Policy;

/// <summary>One policy for each kind of mistake.</summary>
internal static class Mistakes
{
    private const string Good = """
        version: 1
        providers:
          anthropic: { protocol: anthropic, base_url: https://api.anthropic.com }
          local: { protocol: openai, base_url: http://127.0.0.1:11434/v1, residency: self_hosted }
        models:
          haiku: { provider: anthropic, id: claude-haiku-4-5 }
          house: { provider: local, id: house-8b }

        """;

    public static IEnumerable<Mistake> All => [.. OfForm, .. OfValues, .. OfReferences, .. OfMeaning, .. OfTelemetry, .. OfGates, .. OfYaml];

    private static Mistake[] OfForm =>
    [
        new("version missing", "providers: {}", "1:1 ", "'version' is missing", "version: 1"),
        new("version of another form", "version: 2", "1:1 version", "'2' is not allowed here", "1"),
        new("unknown key", "version: 1\nprovidrs: {}", "2:1 providrs", "unknown key 'providrs'", "did you mean 'providers'?"),
        new("unknown key like none", "version: 1\nbananas: 3", "2:1 bananas", "unknown key 'bananas'", "the keys here are: version, providers"),
        new("unknown key inside", Good + "tasks:\n  t: { ladder: [haiku], why: x, dead_line: 3s }", "9:33 tasks.t.dead_line", "unknown key 'dead_line'", "did you mean 'deadline'?"),
        new("key twice", "version: 1\nversion: 1", "2:1 version", "the key 'version' stands twice in one map", "the first is at line 1"),
        new("list for a map", "- version: 1", "1:1 ", "a list, not a map", "a map of these keys: version"),
        new("map for a value", "version: { is: 1 }", "1:1 version", "a map, not a whole number", "a whole number"),
        new("key without value", "version: 1\nledger:", "2:1 ledger", "has no value", "a map of these keys: path"),
        new("required key missing", "version: 1\nproviders:\n  p: { base_url: http://localhost }", "3:3 providers.p", "'protocol' is missing", "protocol: one of openai, responses, anthropic, replay, local"),
        new("empty ladder", Good + "tasks:\n  t: { ladder: [], why: x }", "9:8 tasks.t.ladder", "an empty list", "at least 1 value"),
        new("key of a later version", Good + "default: { ladder: [haiku], why: x, budget: 9 }", "8:37 default.budget", "'budget' is not supported by this version", "remove it"),
    ];

    private static Mistake[] OfValues =>
    [
        new("word for a number", "version: one", "1:1 version", "'one' is not a whole number", "such as 2"),
        new("number in quotes", "version: '1'", "1:1 version", "a text in quotes, not a whole number", "without quotes"),
        new("bad duration", "version: 1\nledger: { window: 50 }", "2:11 ledger.window", "'50' is not a duration", "(ms, s, m, h, d), such as 30s"),
        new("duration out of range", "version: 1\nledger: { window: 2h }", "2:11 ledger.window", "'2h' is not allowed here", "from 1ms to 1m"),
        new("number out of range", Good + "default: { ladder: [haiku], why: x, max_attempts: 0 }", "8:37 default.max_attempts", "'0' is not allowed here", "from 1 to 100"),
        new("yes for true", "version: 1\nledger: { strict: yes }", "2:11 ledger.strict", "'yes' is not a truth value", "true or false"),
        new("unknown word", Good + "default: { ladder: [haiku], why: x, on_exhausted: server }", "8:37 default.on_exhausted", "'server' is none of the words known here", "did you mean 'serve'? one of refuse, serve, person"),
        new("bad pattern", Good + "tasks:\n  t: { ladder: [haiku], why: x, match: { system_matches: '(' } }", "9:42 tasks.t.match.system_matches", "'(' is not a pattern (at character 1: InsufficientClosingParentheses)", "regular expression"),
        new("pattern that needs backtracking", Good + "tasks:\n  t: { ladder: [haiku], why: x, match: { system_matches: '(?=a)' } }", "9:42 tasks.t.match.system_matches", "it needs backtracking", "without look-around"),
        new("bad address", "version: 1\nproviders: { p: { protocol: openai, base_url: api.openai.com } }", "2:37 providers.p.base_url", "not a URL", "http:// or https://"),
        new("key in an address", "version: 1\nproviders: { p: { protocol: openai, base_url: 'https://h.example/v1?api-version=1&key=abc' } }", "2:37 providers.p.base_url", "not a URL", "no user, password or key in it"),
        new("bad date", Good.Replace("id: house-8b", "id: h, retires_on: 1.2.2027"), "7:36 models.house.retires_on", "'1.2.2027' is not a day", "such as 2026-10-07"),
        new("bad size", "version: 1\ngateway: { max_body: 32 megs }", "2:12 gateway.max_body", "'32 megs' is not a size", "such as 32MB"),
        new("price below zero", Good.Replace("id: house-8b", "id: h, price: { input: -1, output: 2 }"), "7:45 models.house.price.input", "'-1' is not allowed here", "from 0 to 10000"),
        new("key in the policy", Good.Replace("residency: self_hosted", "api_key: sk-canary-0123456789"), "4:67 providers.local.api_key", "not a reference to a key (the value is not shown)", "env:NAME"),
    ];

    private static Mistake[] OfReferences =>
    [
        new("ladder names no model", Good + "default: { ladder: [haikku], why: x }", "8:21 default.ladder[0]", "'haikku' is no model of this policy or the built-in catalogue", "did you mean 'haiku'?"),
        new("model names no provider", Good.Replace("provider: local", "provider: locl"), "7:12 models.house.provider", "'locl' is no provider of this policy", "did you mean 'local'?"),
        new("built-in model without its provider", "version: 1\ndefault: { ladder: claude-haiku-4-5, why: x }", "2:12 default.ladder", "served by 'anthropic', which is no provider of this policy", "add providers: anthropic"),
        new("baseline names no model", Good + "default: { ladder: [haiku], why: x, baseline: best }", "8:37 default.baseline", "'best' is no model", "a name under models"),
        new("check names no model", Good + "default: { ladder: [haiku], why: x, gate: [agreement: nobody] }", "8:44 default.gate[0].agreement.model", "'nobody' is no model", "a model of the policy"),
        new("check names no file", Good + "default: { ladder: [haiku], why: x, gate: [json_schema: no.json] }", "8:44 default.gate[0].json_schema", "'no.json': no such file", "the path of a file that is there"),
        new("recordings name no file", "version: 1\nproviders: { r: { protocol: replay, recordings: packs/*.jsonl } }", "2:37 providers.r.recordings", "'packs/*.jsonl' names no file", "the path of a recording"),
    ];

    private static Mistake[] OfMeaning =>
    [
        new("null character in a path", "version: 1\nledger: { path: \"a\\0b\" }", "2:11 ledger.path", "a text with a null character in it", "a text"),
        new("model twice on a ladder", Good + "default: { ladder: [haiku, haiku], why: x }", "8:28 default.ladder[1]", "'haiku' stands on the ladder already", "each model once"),
        new("bad task name", Good + "tasks: { Tickets!: { ladder: [haiku], why: x } }", "8:10 tasks.Tickets!", "'Tickets!' cannot name a task", "small letters"),
        new("reserved task name", Good + "tasks: { auto: { ladder: [haiku], why: x } }", "8:10 tasks.auto", "'auto' has a meaning of its own", "another name"),
        new("rule without condition", Good + "tasks: { t: { ladder: [haiku], why: x, match: {} } }", "8:40 tasks.t.match", "a rule without a condition would take every call", "at least one condition"),
        new("default that is recognised", Good + "default: { ladder: [haiku], why: x, type: code }", "8:37 default.type", "default is what no task recognises", "remove it"),
        new("fingerprint of two tasks", Good + "tasks:\n  a: { ladder: [haiku], why: x, fingerprints: fp1_0123456789abcdef }\n  b: { ladder: [haiku], why: x, fingerprints: fp1_0123456789abcdef }", "10:33 tasks.b.fingerprints", "is a fingerprint of task 'a' too", "one task a fingerprint"),
        new("cap on an unknown price", Good + "default: { ladder: [house], why: x, max_cost: 0.01 }", "8:37 default.max_cost", "the price of 'house' is not known", "models: house: price"),
        new("residency that no rung meets", Good + "default: { ladder: [haiku], why: x, residency: eu }", "8:37 default.residency", "no rung keeps its data in eu: haiku (unstated)", "a rung that does"),
        new("gate over embeddings", Good + "  vectors: { provider: local, id: e-1, capabilities: [embeddings] }\ndefault: { ladder: [vectors], why: x, gate: [empty] }", "9:39 default.gate", "its ladder makes embeddings, and a gate judges text", "no gate"),
        new("keeping told of what is not kept", "version: 1\ngateway:\n  responses: { keep: 2h }", "3:16 gateway.responses.keep", "has no meaning while nothing is kept", "store: true beside it, or remove it"),
        new("no room to keep", "version: 1\ngateway:\n  responses: { store: true, max_memory: 0 }", "3:29 gateway.responses.max_memory", "no room to keep anything", "a size such as 256MB"),
        new("open to the network without keys", "version: 1\ngateway: { listen: 'http://0.0.0.0:8420' }", "2:12 gateway.listen", "can be reached from other machines, and there are no keys", "http://127.0.0.1:8420"),
        new("base_url of a local provider", "version: 1\nproviders: { r: { protocol: local, folder: ., base_url: http://localhost } }", "2:47 providers.r.base_url", "has no meaning with protocol local", "remove it"),
        new("folder of a remote provider", "version: 1\nproviders: { r: { protocol: openai, base_url: http://localhost, folder: . } }", "2:65 providers.r.folder", "has no meaning with protocol openai", "remove it"),
        new("local provider without a folder", "version: 1\nproviders: { r: { protocol: local } }", "2:14 providers.r", "'folder' is missing", "where 'suffice distil' wrote its models"),
        new("local model that is not there", "version: 1\nproviders: { r: { protocol: local, folder: tasks } }\nmodels:\n  mine: { provider: r, id: local-0 }", "4:3 models.mine", "local-0.bin", "the id that 'suffice distil' told"),
        new("base_url of a replay", "version: 1\nproviders: { r: { protocol: replay, recordings: suffice.yaml, base_url: http://localhost } }", "2:63 providers.r.base_url", "has no meaning with protocol replay", "remove it"),
        new("base_url missing", "version: 1\nproviders: { p: { protocol: openai } }", "2:14 providers.p", "'base_url' is missing", "base_url: where its endpoints start"),
        new("confidence without calibration", Good + "tasks: { t: { ladder: [haiku], why: x, confidence: 0.9 } }", "8:40 tasks.t.confidence", "the task has no calibration", "run: suffice calibrate t"),
    ];

    private static Mistake[] OfTelemetry =>
    [
        new("collector without an address", "version: 1\ntelemetry: { otlp: { traces: 0.1 } }", "2:14 telemetry.otlp", "'endpoint' is missing", "http://127.0.0.1:4318"),
        new("collector that gets nothing", "version: 1\ntelemetry: { otlp: { endpoint: http://127.0.0.1:4318, traces: 0, metrics: false } }", "2:14 telemetry.otlp", "sends neither spans nor metrics", "no otlp"),
        new("share above one", "version: 1\ntelemetry: { otlp: { endpoint: http://127.0.0.1:4318, traces: 10 } }", "2:55 telemetry.otlp.traces", "'10' is not allowed here", "1"),
        new("secret written into the policy", "version: 1\ntelemetry: { otlp: { endpoint: http://127.0.0.1:4318, headers: { authorization: Bearer abc } } }", "2:66 telemetry.otlp.headers.authorization", "not a reference to a key (the value is not shown)", "env:NAME"),
        new("unknown choice of log lines", "version: 1\ntelemetry: { log: some }", "2:14 telemetry.log", "'some' is none of the words known here", "none, failures, all"),
    ];

    private static Mistake[] OfGates =>
    [
        new("unknown check", Good + "default: { ladder: [haiku], why: x, gate: [json_shema] }", "8:44 default.gate[0]", "unknown check 'json_shema'", "did you mean 'json_schema'?"),
        new("two checks in one item", Good + "default: { ladder: [haiku], why: x, gate: { truncated: , empty: } }", "8:37 default.gate", "2 checks in one item: truncated, empty", "one check an item"),
        new("no check in an item", Good + "default: { ladder: [haiku], why: x, gate: [on_fail: retry] }", "8:44 default.gate[0]", "no check", "one check an item"),
        new("check that needs options", Good + "default: { ladder: [haiku], why: x, gate: [references: ] }", "8:44 default.gate[0].references", "'path' is missing", "path: a text"),
        new("unknown option of a check", Good + "default: { ladder: [haiku], why: x, gate: [references: { path: $.id, allowd: [a] }] }", "8:70 default.gate[0].references.allowd", "unknown key 'allowd'", "did you mean 'allowed'?"),
        new("misspelt key of options that hold a map", Good + "default: { ladder: [haiku], why: x, gate: [truth: { feilds: { a: b } }] }", "8:53 default.gate[0].truth.feilds", "unknown key 'feilds'", "did you mean 'fields'?"),
        new("unknown failure plan", Good + "default: { ladder: [haiku], why: x, gate: truncated, on_fail: retri }", "8:54 default.on_fail", "'retri' is none of the words known here", "did you mean 'retry'?"),
        new("repair by a check that cannot", Good + "default:\n  ladder: [haiku]\n  why: x\n  gate:\n    - truncated:\n      on_fail: repair", "13:7 default.gate[0].on_fail", "the check truncated cannot repair an answer", "retry, escalate"),
    ];

    private static Mistake[] OfYaml =>
    [
        new("empty file", "# nothing yet\n", "1:1 ", "the file is empty", "version: 1"),
        new("tab as indentation", "version: 1\nledger:\n\tstrict: true", "3:1 ", "not valid YAML", "indent with spaces, never with tabs"),
        new("bracket left open", "version: 1\nproviders: { a: { protocol: openai\ntasks: {}", "3:1 ", "not valid YAML", "bracket"),
        new("quote left open", "version: 1\nledger: { path: \"a.db }\n", "2:17 ", "not valid YAML", "close the quotes"),
        new("colon inside a value", "version: 1\ntasks: { }\ndefault:\n  why: speed: matters\n", "4:13 ", "not valid YAML", "in quotes"),
        new("alias of nothing", "version: 1\nproviders: *base", "2:12 ", "an alias (*) whose anchor (&) does not stand complete above it", "put the anchor before the alias"),
        new("alias of itself", "version: 1\nproviders: &a { x: *a }", "2:20 ", "an alias (*) whose anchor (&) does not stand complete above it", "put the anchor before the alias"),
        new("tag", "version: !!int 1", "1:10 ", "a tag (a word with ! before it) has no meaning here", "the value alone"),
        new("second document", "version: 1\n---\nversion: 1", "2:1 ", "a second document starts here", "one document a file"),
        new("nested without end", "version: 1\nledger: " + new string('[', 70), "2:73 ", "nested more than 64 deep", "a flatter file"),
    ];
}
