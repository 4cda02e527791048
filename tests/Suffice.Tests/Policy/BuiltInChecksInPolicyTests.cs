using Suffice.Policy;

namespace Suffice.Tests.Policy;

/// <summary>What a policy says of checks is held against what the checks can do; that each can be named is held by their page.</summary>
public sealed class BuiltInChecksInPolicyTests
{
    private const string Head = """
        version: 1
        providers: { anthropic: { protocol: anthropic, base_url: https://api.anthropic.com } }
        default:
          why: a gate
          ladder: [claude-haiku-4-5]
          gate:
        """;

    [Fact]
    public void Load_StructuralGate_IsTheOneReplayUses()
    {
        PolicyLoadResult result = Load(Head + " structural");

        result.Errors.ShouldBeEmpty();
        result.Policy!.Default!.Gate.Select(item => (item.Check.Name, item.OnFail ?? FailurePlan.Escalate))
            .ShouldBe(StructuralGate.Checks.Select(item => (item.Check.Name, item.OnFail!)));
    }

    [Theory]
    [InlineData("regex: '('", "default.gate[0].regex")]
    [InlineData("references: { path: a..b, allowed: x }", "default.gate[0].references.path")]
    [InlineData("agreement: nobody", "default.gate[0].agreement")]
    [InlineData("json_schema: { schema: { type: objekt } }", "default.gate[0].json_schema.schema")]
    public void Load_CheckThatCannotWork_TellsWhichOption(string check, string path)
    {
        PolicyLoadResult result = Load($"{Head} [{{ {check} }}]");

        result.Errors.ShouldHaveSingleItem().Path.ShouldStartWith(path);
    }

    private static PolicyLoadResult Load(string yaml)
    {
        using PolicyFolder folder = new(yaml);

        return folder.LoadWithBuiltInChecks();
    }
}
