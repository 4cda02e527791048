using Suffice.Agents.Prompting;
using Suffice.Agents.Ready;
using Suffice.Policy;

namespace Suffice.Agents.Tests.Prompting;

public sealed class ReadyWorkersTests
{
    public static TheoryData<string> Names => [.. ReadyWorkers.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ready_AsItStands_HasNoMistake(string name)
    {
        using TestFolder folder = new();
        string policy = folder.Write("suffice.yaml", "version: 1\nproviders: { anthropic: { protocol: anthropic, base_url: https://api.example.com } }\n");
        foreach ((string file, string text) in ReadyWorkers.Find(name)!.Files)
        {
            folder.Write($"tasks/{name}/{file}", text);
        }

        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System).Load(policy);

        loaded.Errors.ShouldBeEmpty();
        WorkerStandard.Read(loaded.Policy!.FindTask(name)!).Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("## R-040 Tone", "## r-040 Tone", "it asks for R-040, and rubric.md has no such item")]
    [InlineData("## R-040 Tone", "## R-041 Manner\n\n## R-040 Tone", "it does not ask for R-041 of rubric.md")]
    [InlineData("scale: 2", "scale: 3", "it asks in another form than rubric.md and worker.upstream do")]
    public void Ready_RubricChangedAndSchemaNot_SaysWhatDiffers(string before, string after, string said)
    {
        using TestFolder folder = new();
        string policy = folder.Write("suffice.yaml", "version: 1\nproviders: { anthropic: { protocol: anthropic, base_url: https://api.example.com } }\n");
        foreach ((string file, string text) in ReadyWorkers.Find("ticket-qc")!.Files)
        {
            folder.Write($"tasks/ticket-qc/{file}", file == "rubric.md" ? text.Replace(before, after, StringComparison.Ordinal) : text);
        }

        PolicyLoadResult loaded = PolicyLoader.BuiltIn(TimeProvider.System).Load(policy);

        WorkerStandard.Read(loaded.Policy!.FindTask("ticket-qc")!).Problems.ShouldHaveSingleItem().ToString().ShouldContain(said);
    }

    [Fact]
    public void Find_AnotherName_IsNone() => ReadyWorkers.Find("ticket").ShouldBeNull();
}
