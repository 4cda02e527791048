using Suffice.Policy;
using Suffice.Providers;

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

    [Fact]
    public void Load_SampleOfTheDesign_GivesEveryValueItStates()
    {
        using var folder = new PolicyFolder(Sample);
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
}
