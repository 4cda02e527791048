using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Policy.Reloading;

namespace Suffice.Extensions.AI.Tests;

/// <summary>A program does not start on a policy that is not valid, follows one that is, and leaves nothing unwritten.</summary>
public sealed class HostingTests
{
    private const string Wrong = """
        version: 1
        models:
          small: { provider: nobody, id: small-1 }
        tasks:
          triage: { why: one of two labels, ladder: [smal] }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_PolicyNotValid_ThrowsWithEveryMistakeAndItsPlace()
    {
        using TestFolder folder = new();
        using IHost host = Host(services => services.AddSuffice(folder.Write("suffice.yaml", Wrong)));

        PolicyInvalidException refused = await Should.ThrowAsync<PolicyInvalidException>(() => host.StartAsync(Token));

        refused.Errors.Length.ShouldBe(2);
        refused.Message.ShouldContain("suffice.yaml:3:");
        refused.Message.ShouldContain("nobody");
        refused.Message.ShouldContain("suffice.yaml:5:");
        refused.Message.ShouldContain("small");
    }

    [Fact]
    public void Use_WithoutAHost_ThrowsTheSame()
    {
        using TestFolder folder = new();
        using ServiceProvider services = new ServiceCollection().AddSuffice(folder.PathOf("absent.yaml")).BuildServiceProvider();

        Should.Throw<PolicyInvalidException>(services.GetRequiredService<IChatClient>).Message.ShouldContain("absent.yaml");
    }

    [Fact]
    public void Use_KeyNotThere_ThrowsAndNamesIt()
    {
        using TestFolder folder = new();
        string path = folder.Write("suffice.yaml", """
            version: 1
            providers:
              openai: { protocol: openai, base_url: https://api.openai.com/v1, api_key: env:THE_KEY }
            models:
              small: { provider: openai, id: gpt-5-mini }
            tasks:
              triage: { why: one of two labels, ladder: [small] }
            """);
        using ServiceProvider without = new ServiceCollection().AddSuffice(path, options => options.ReadVariable = _ => null).BuildServiceProvider();
        using ServiceProvider with = new ServiceCollection().AddSuffice(path, options => options.ReadVariable = name => name == "THE_KEY" ? "sk-1" : null).BuildServiceProvider();

        Should.Throw<PolicyInvalidException>(without.GetRequiredService<IChatClient>).Message.ShouldContain("THE_KEY");
        with.GetRequiredService<IChatClient>().ShouldNotBeNull();
    }

    [Fact]
    public async Task Start_RelativePath_IsFromTheContentRootAndTheLedgerIsOpen()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        using TestFolder folder = new();
        folder.Write("suffice.yaml", Spoken.Policy(upstream, ChatProtocol.OpenAI));
        using IHost host = Host(services => services.AddSuffice("suffice.yaml"), folder.Path);

        await host.StartAsync(Token);

        File.Exists(folder.PathOf("suffice-ledger/ledger.db")).ShouldBeTrue();
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Dispose_AtOnceAfterCalls_HasEachInTheLedger()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        using TestFolder folder = new();
        using (ServiceProvider services = new ServiceCollection().AddSuffice(folder.Write("suffice.yaml", Spoken.Policy(upstream, ChatProtocol.OpenAI))).BuildServiceProvider())
        {
            for (int i = 0; i < 20; i++)
            {
                upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent"));
                await services.GetRequiredService<IChatClient>().GetResponseAsync($"{i}", new ChatOptions().WithTask("gated"), Token);
            }
        }

        new LedgerReader(folder.PathOf("suffice-ledger/ledger.db")).ReadRequests(new RequestQuery { Limit = 100 }).Requests.Length.ShouldBe(20);
    }

    [Fact]
    public async Task Policy_ChangedWhileItRuns_IsInForceForTheNextCall()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "yes")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "yes"));
        ChatOptions options = new ChatOptions().WithTask("open");
        ChatResponse before = await program.Client.GetResponseAsync("x", options, Token);
        PolicyHost policies = program.Services.GetRequiredService<PolicyHost>();

        program.ChangePolicy(Spoken.Policy(program.Upstream, ChatProtocol.OpenAI).Replace("ladder: [small, large] }", "ladder: [large] }", StringComparison.Ordinal));
        (await policies.ReloadAsync(Token)).IsInForce.ShouldBeTrue();
        ChatResponse after = await program.Client.GetResponseAsync("x", options, Token);

        before.AdditionalProperties![SufficeProperties.Model].ShouldBe("small");
        after.AdditionalProperties![SufficeProperties.Model].ShouldBe("large");
    }

    [Fact]
    public async Task Checks_OfTheProgramsOwn_AreNamedByGates()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(
            upstream => Spoken.Policy(upstream, ChatProtocol.OpenAI) + "\n  polite: { why: says please, ladder: [small, large], gate: [ { says: { word: please } } ] }\n",
            configure: options => options.Checks.Add(Says.Definition));
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "do it")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "please do it"));

        ChatResponse response = await program.Client.GetResponseAsync("x", new ChatOptions().WithTask("polite"), Token);

        response.Text.ShouldBe("please do it");
        response.AdditionalProperties![SufficeProperties.Reason].ShouldBe("says");
    }

    [Fact]
    public void AddSuffice_Twice_IsRefused() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddSuffice("suffice.yaml").AddSuffice("other.yaml")).Message.ShouldContain("one policy");

    private static IHost Host(Action<IServiceCollection> register, string? root = null)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { ContentRootPath = root, DisableDefaults = true });
        builder.Logging.ClearProviders();
        register(builder.Services);

        return builder.Build();
    }

    private sealed record SaysOptions
    {
        public required string Word { get; init; }
    }

    private sealed class Says(SaysOptions options) : ICheck
    {
        public static CheckDefinition Definition { get; } = CheckDefinition.For<SaysOptions>("says", "The answer has a word.", (options, _) => new Says(options));

        public string Name => "says";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            new(judged.Answer.Text.Contains(options.Word, StringComparison.Ordinal) ? Finding.Passed : Finding.Failed($"does not say {options.Word}"));
    }
}
