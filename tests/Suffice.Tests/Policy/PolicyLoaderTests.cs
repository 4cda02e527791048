using Suffice.Policy;
using Suffice.Providers;
using Suffice.Yaml;

namespace Suffice.Tests.Policy;

public sealed class PolicyLoaderTests
{
    /// <summary>The sample of the design, as it stands there.</summary>
    private const string Sample = """
        version: 1
        providers:
          anthropic: { protocol: anthropic, base_url: https://api.anthropic.com, api_key: env:ANTHROPIC_API_KEY }
          openai:    { protocol: openai,    base_url: https://api.openai.com/v1, api_key: env:OPENAI_API_KEY }
          on-prem:   { protocol: openai,    base_url: http://127.0.0.1:11434/v1, residency: self_hosted }
        models:                                  # the built-in catalogue knows common models and prices; entries here override it
          haiku:  { provider: anthropic, id: claude-haiku-4-5-20251001 }
          sonnet: { provider: anthropic, id: claude-sonnet-4-6 }
          llama:  { provider: on-prem, id: llama-3.1-8b-instruct, price: { input: 0, output: 0 } }   # USD per million tokens
        tasks:
          calendar:
            why: slot filling against a written rule set
            match: { system_contains: "content calendar" }         # recognise it with no change in the caller's code
            ladder: [haiku, sonnet]
            gate:
              - json_schema: tasks/calendar/output.schema.json
              - references: { path: "$.slots[*].product_id", allowed: "$request.metadata.product_ids" }
              - distribution: { path: "$.slots[*].category", target: { promo: 0.4, story: 0.6 }, tolerance: 0.1 }
            on_fail: { retry: 1, then: escalate }                  # the retry tells the model what was wrong
          caption: { why: customer-facing creative text, ladder: [sonnet] }
        default: { ladder: [sonnet] }
        """;

    private const string Models = """
        version: 1
        providers: { p: { protocol: openai, base_url: http://localhost } }
        models:
          small: { provider: p, price: { input: 1, output: 2 }, residency: eu }
          large: { provider: p, price: { input: 3, output: 4 } }
          old: { provider: p, retires_on: 2026-01-31 }
          far: { provider: p, residency: us }
          vectors: { provider: p, capabilities: [embeddings] }
          finer: { provider: p, capabilities: [embeddings] }

        """;

    [Fact]
    public void Load_SampleOfTheDesign_GivesEveryValueItStates()
    {
        using PolicyFolder folder = new(Sample);
        folder.Write("tasks/calendar/output.schema.json", "{}");
        folder.Variables["ANTHROPIC_API_KEY"] = "a-key";

        PolicyLoadResult result = folder.Load(requireKeys: true);

        result.Errors.ShouldBeEmpty();
        SufficePolicy policy = result.Policy.ShouldNotBeNull();
        policy.Providers["anthropic"].ApiKey.ShouldBe(new Secret("a-key"));
        policy.Providers["on-prem"].Residency.ShouldBe("self_hosted");
        policy.Models["llama"].Prices[0].Tokens.CacheRead.ShouldBe(0);
        policy.Models["claude-haiku-4-5-20251001"].Name.ShouldBe("haiku");
        policy.Tasks.Select(task => task.Name).ShouldBe(["calendar", "caption"]);
        TaskPolicy calendar = policy.Tasks[0];
        calendar.Ladder.Select(model => model.Name).ShouldBe(["haiku", "sonnet"]);
        calendar.Match[0].SystemContains.ShouldBe("content calendar");
        calendar.Gate.Select(item => item.Check.Name).ShouldBe(["json_schema", "references", "distribution"]);
        calendar.OnFail.ShouldBe(new FailurePlan(Repair: false, Retries: 1, FailureAction.Escalate));
        policy.Default!.Ladder[0].Id.ShouldBe("claude-sonnet-4-6");
        policy.Files.ShouldBe([folder.Policy, folder.PathOf("tasks/calendar/output.schema.json")]);
    }

    [Fact]
    public void Load_TaskFolder_IsATaskWithItsOwnSchema()
    {
        using PolicyFolder folder = new(Models);
        folder.Write("tasks/triage/task.yaml", "ladder: [small]\nwhy: labels\ngate: [truncated, json_schema]\n");
        folder.Write("tasks/triage/output.schema.json", """{ "type": "object" }""");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        TaskPolicy task = policy.Tasks.ShouldHaveSingleItem();
        task.Name.ShouldBe("triage");
        task.Gate[1].Check.ShouldBe(new SampleCheck("json_schema", new SchemaOptions { Path = """{ "type": "object" }""" }));
    }

    [Fact]
    public void Load_BareSchemaCheckWithoutOwnSchema_HasNoOptions()
    {
        using PolicyFolder folder = new(Models + "tasks: { t: { ladder: small, why: x, gate: json_schema } }");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        policy.Tasks[0].Gate[0].Check.ShouldBe(new SampleCheck("json_schema", new SchemaOptions()));
    }

    [Fact]
    public void Load_MistakeInTaskFolder_NamesItsFileAndLine()
    {
        using PolicyFolder folder = new(Models);
        folder.Write("tasks/triage/task.yaml", "why: labels\nladder: [smal]\n");

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldHaveSingleItem().ToString().ShouldBe(
            $"{folder.PathOf("tasks/triage/task.yaml")}:2:10 tasks.triage.ladder[0]: 'smal' is no model of this policy or the built-in catalogue; did you mean 'small'?");
    }

    [Fact]
    public void Load_TaskInFileAndFolder_IsRefused()
    {
        using PolicyFolder folder = new(Models + "tasks: { triage: { ladder: small, why: x } }");
        folder.Write("tasks/triage/task.yaml", "ladder: [small]\nwhy: labels\n");

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldHaveSingleItem().Wrong.ShouldBe($"the task is written here and in {folder.PathOf("tasks/triage/task.yaml")}");
    }

    [Fact]
    public void Load_MisspeltFileInTaskFolder_IsNoticed()
    {
        using PolicyFolder folder = new(Models);
        folder.Write("tasks/triage/task.yml", "ladder: [small]\n");

        PolicyLoadResult result = folder.Load();

        result.Notices.ShouldHaveSingleItem().Right.ShouldBe("did you mean 'task.yaml'?");
    }

    [Theory]
    [InlineData("repair", true, 0, FailureAction.Escalate)]
    [InlineData("retry", false, 1, FailureAction.Escalate)]
    [InlineData("escalate", false, 0, FailureAction.Escalate)]
    [InlineData("refuse", false, 0, FailureAction.Refuse)]
    [InlineData("person", false, 0, FailureAction.Person)]
    [InlineData("{ retry: 2, then: person }", false, 2, FailureAction.Person)]
    [InlineData("{ repair: true, retry: 1 }", true, 1, FailureAction.Escalate)]
    public void Load_OnFail_IsAWordOrItsSteps(string onFail, bool repair, int retries, FailureAction then)
    {
        using PolicyFolder folder = new($"{Models}default:\n  ladder: small\n  why: x\n  gate:\n    - tidy:\n      on_fail: {onFail}\n  on_fail: {onFail}");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        FailurePlan plan = new(repair, retries, then);
        policy.Default!.OnFail.ShouldBe(plan);
        policy.Default.Gate[0].OnFail.ShouldBe(plan);
    }

    [Theory]
    [InlineData("structural")]
    [InlineData("[structural]")]
    public void Load_StructuralGate_IsTheUsualSet(string gate)
    {
        using PolicyFolder folder = new($"{Models}default: {{ ladder: small, why: x, gate: {gate} }}");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        policy.Default!.Gate.Select(item => item.Check.Name).ShouldBe(SampleChecks.Structural.Select(check => check.Name));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", on_fail: refuse", false)]
    public void Load_StructuralGate_MendsFirstUnlessTheTaskSaysWhatFollows(string onFail, bool mends)
    {
        using PolicyFolder folder = new($"{Models}default: {{ ladder: small, why: x, gate: structural{onFail} }}");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        policy.Default!.Gate.Select(item => item.OnFail is { Repair: true }).ShouldBe([false, false, mends]);
    }

    [Theory]
    [InlineData("truth: { $.id: $request.id }")]
    [InlineData("truth: { fields: { $.id: $request.id } }")]
    public void Load_OptionsThatHoldAMap_MayBeTheBareMap(string check)
    {
        using PolicyFolder folder = new($"{Models}default: {{ ladder: small, why: x, gate: [{check}] }}");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        TruthOptions options = ((SampleCheck)policy.Default!.Gate[0].Check).Options.ShouldBeOfType<TruthOptions>();
        options.Fields.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("$.id", "$request.id"));
    }

    [Fact]
    public void Load_BuiltInModelOnALadder_NeedsItsProviderAlone()
    {
        using PolicyFolder folder = new("""
            version: 1
            providers:
              anthropic: { protocol: anthropic, base_url: https://api.anthropic.com, residency: eu }
            default: { ladder: [claude-haiku-4-5], why: x, residency: [eu] }
            """);

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        policy.Default!.Ladder[0].Id.ShouldBe("claude-haiku-4-5-20251001");
        policy.Default.Ladder[0].Residency.ShouldBe("eu");
        policy.Models["claude-haiku-4-5-20251001"].Provider.ShouldBe("anthropic");
    }

    [Fact]
    public void Load_KeyThatIsNotSet_IsANoticeUntilItIsServed()
    {
        using PolicyFolder folder = new(Models.Replace("base_url: http://localhost", "base_url: http://localhost, api_key: env:SMALL_KEY", StringComparison.Ordinal)
            + "default: { ladder: small, why: x }");

        PolicyLoadResult looking = folder.Load();
        PolicyLoadResult serving = folder.Load(requireKeys: true);

        looking.IsValid.ShouldBeTrue();
        looking.Notices.ShouldHaveSingleItem().Wrong.ShouldBe("the environment variable SMALL_KEY is not set");
        serving.Errors.ShouldHaveSingleItem().Path.ShouldBe("providers.p.api_key");
    }

    [Fact]
    public void Load_KeySentUnencrypted_IsNoticed()
    {
        using PolicyFolder folder = new("version: 1\nproviders: { p: { protocol: openai, base_url: http://models.example, api_key: env:A_KEY } }");
        folder.Variables["A_KEY"] = "a-key";

        PolicyLoadResult result = folder.Load();

        result.Notices.ShouldHaveSingleItem().Wrong.ShouldBe("the key would travel unencrypted");
    }

    [Fact]
    public void Load_KeyOfAProviderThatNoLadderUses_IsANoticeAlways()
    {
        using PolicyFolder folder = new("version: 1\nproviders: { p: { protocol: openai, base_url: http://localhost, api_key: env:NONE } }");

        PolicyLoadResult serving = folder.Load(requireKeys: true);

        serving.IsValid.ShouldBeTrue();
        serving.Notices.ShouldHaveSingleItem().Path.ShouldBe("providers.p.api_key");
    }

    [Fact]
    public void Load_Replay_FindsItsRecordings()
    {
        using PolicyFolder folder = new("version: 1\nproviders: { r: { protocol: replay, recordings: [packs/*.jsonl, packs/b.jsonl], latency_scale: 0.5 } }");
        folder.Write("packs/b.jsonl", "");
        folder.Write("packs/a.jsonl", "");
        folder.Write("packs/c.txt", "");

        SufficePolicy policy = folder.Load().Policy.ShouldNotBeNull();

        policy.Providers["r"].Recordings.ShouldBe([folder.PathOf("packs/a.jsonl"), folder.PathOf("packs/b.jsonl")]);
        policy.Providers["r"].LatencyScale.ShouldBe(0.5);
    }

    [Fact]
    public void Load_SameFilesElsewhere_HaveTheSameVersion()
    {
        using PolicyFolder one = new(Models);
        using PolicyFolder other = new(Models);
        using PolicyFolder changed = new(Models + "# a remark\n");

        string version = one.Load().Policy!.Version;

        other.Load().Policy!.Version.ShouldBe(version);
        changed.Load().Policy!.Version.ShouldNotBe(version);
    }

    [Fact]
    public void Load_FileOfACheckChanged_ChangesTheVersion()
    {
        using PolicyFolder folder = new(Models + "default: { ladder: small, why: x, gate: [json_schema: s.json] }");
        folder.Write("s.json", "{}");
        string before = folder.Load().Policy!.Version;

        folder.Write("s.json", "true");

        folder.Load().Policy!.Version.ShouldNotBe(before);
    }

    [Theory]
    [InlineData("{ ladder: [large, small], why: x }", "default.ladder[1]", "'small' costs less than 'large' before it")]
    [InlineData("{ ladder: small }", "default", "nothing says why it has this ladder")]
    [InlineData("{ ladder: old, why: x }", "default.ladder", "'old' retired on 2026-01-31")]
    [InlineData("{ ladder: [small, large], why: x, max_attempts: 1 }", "default.max_attempts", "1 attempts never reach the last of 2 rungs")]
    [InlineData("{ ladder: small, why: x, on_fail: retry }", "default.on_fail", "nothing can fail where there is no gate")]
    [InlineData("{ ladder: small, why: x, gate: empty, on_fail: repair }", "default.on_fail", "no check of this gate can repair an answer")]
    [InlineData("{ ladder: [small, far], why: x, residency: eu }", "default.residency", "never used, for data must stay in eu: far (us)")]
    [InlineData("{ ladder: [vectors, finer], why: x }", "default.ladder", "only the first rung that fits is ever used, for vectors of different models cannot be compared")]
    public void Load_ValidButOdd_IsNoticed(string other, string path, string wrong)
    {
        using PolicyFolder folder = new($"{Models}default: {other}");

        PolicyLoadResult result = folder.Load();

        result.IsValid.ShouldBeTrue();
        YamlNotice notice = result.Notices.ShouldHaveSingleItem();
        (notice.Path, notice.Wrong).ShouldBe((path, wrong));
    }

    [Fact]
    public void Load_CheckThatAsksABuiltInModel_NeedsItsProvider()
    {
        using PolicyFolder folder = new(Models + "default: { ladder: small, why: x, gate: [agreement: claude-haiku-4-5] }");

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldHaveSingleItem().Wrong.ShouldContain("is no provider of this policy");
    }

    [Fact]
    public void Load_EveryValue_SaysWhereItComesFrom()
    {
        using PolicyFolder folder = new("""
            version: 1
            providers:
              anthropic: { protocol: anthropic, base_url: https://api.anthropic.com, residency: eu }
            models:
              haiku: { provider: anthropic, id: claude-haiku-4-5-20251001 }
            default:
              ladder: haiku
              why: x
              gate: [references: { path: $.id, allowed: a }, { distribution: { path: $, target: { a: 1 } } }]
            """);

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldBeEmpty();
        string file = folder.Policy;
        result.Origins.ShouldContain(new ValueOrigin("models.haiku.id", "claude-haiku-4-5-20251001", $"{file}:5"));
        result.Origins.ShouldContain(new ValueOrigin("models.haiku.tier", "small", ValueOrigin.Catalogue));
        result.Origins.ShouldContain(new ValueOrigin("models.haiku.residency", "eu", $"{file}:3"));
        result.Origins.ShouldContain(new ValueOrigin("default.deadline", "10m", ValueOrigin.Default));
        result.Origins.ShouldContain(new ValueOrigin("default.baseline", "haiku (the ladder's last)", ValueOrigin.Default));
        result.Origins.ShouldContain(new ValueOrigin("default.gate[0].references.path", "$.id", $"{file}:9"));
        result.Origins.ShouldContain(new ValueOrigin("default.gate[1].distribution.tolerance", "0.05", ValueOrigin.Default));
        result.Origins.ShouldContain(new ValueOrigin("providers.anthropic.timeouts.first_token", "1m", ValueOrigin.Default));
        result.Origins.ShouldContain(new ValueOrigin("ledger.retention", "400d", ValueOrigin.Default));
        result.Origins.ShouldContain(new ValueOrigin("gateway.max_body", "32MB", ValueOrigin.Default));
    }

    [Fact]
    public void Load_OpenToTheNetworkWithKeysUnset_IsNeverServedWithoutAKey()
    {
        using PolicyFolder folder = new("version: 1\ngateway: { listen: http://0.0.0.0:80, keys: env:NONE }");

        PolicyLoadResult serving = folder.Load(requireKeys: true);

        serving.Errors.ShouldHaveSingleItem().Path.ShouldBe("gateway.keys");
    }
}
