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

    [Fact]
    public void Find_AnotherName_IsNone() => ReadyWorkers.Find("ticket").ShouldBeNull();
}
