using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatRole = Microsoft.Extensions.AI.ChatRole;

namespace Suffice.Extensions.AI.Tests;

/// <summary>Before a client of the program's own, Suffice takes the policy's tasks and leaves everything else to it.</summary>
public sealed class UseSufficeTests
{
    private const string Note = "\n  note: { why: told by its instructions, match: { system_contains: \"the notes\" }, ladder: [large] }\ndefault: { ladder: [large] }\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UseSuffice_CallThatStatesATask_IsSuffices()
    {
        await using SufficeProgram program = await StartAsync(new Behind());
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent"));

        ChatResponse response = await program.Client.GetResponseAsync("My card burns", new ChatOptions().WithTask("gated"), Token);

        response.Text.ShouldBe("urgent");
        response.AdditionalProperties![SufficeProperties.Task].ShouldBe("gated");
    }

    [Fact]
    public async Task UseSuffice_CallThatARuleKnows_IsSuffices()
    {
        await using SufficeProgram program = await StartAsync(new Behind());
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "noted"));

        ChatResponse response = await program.Client.GetResponseAsync("x", new ChatOptions { Instructions = "You keep the notes.", ModelId = "gpt-5" }, Token);

        response.Text.ShouldBe("noted");
    }

    public static TheoryData<ChatOptions?> Others => new((ChatOptions?)null, new ChatOptions { ModelId = "gpt-5" }, new ChatOptions { ModelId = "large" }, new ChatOptions { Tools = [new HostedWebSearchTool()] });

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public async Task UseSuffice_CallThatIsNoTask_GoesOnAsItIs(ChatOptions? options)
    {
        Behind behind = new();
        await using SufficeProgram program = await StartAsync(behind);

        ChatResponse response = await program.Client.GetResponseAsync("Sing.", options, Token);
        List<ChatResponseUpdate> updates = await program.Client.GetStreamingResponseAsync("Sing.", options, Token).ToListAsync(Token);

        response.Text.ShouldBe("la la");
        string.Concat(updates.Select(update => update.Text)).ShouldBe("la la");
        behind.Asked.ShouldBe([options, options]);
        program.Upstream.Received.ShouldBeEmpty();
        (await program.EndAndReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task UseSuffice_TaskMisspelt_IsToldAndNotAnsweredByWhoeverIsThere()
    {
        Behind behind = new();
        await using SufficeProgram program = await StartAsync(behind);

        await Should.ThrowAsync<SufficeChatException>(() => program.Client.GetResponseAsync("x", new ChatOptions().WithTask("gatd"), Token));
        await Should.ThrowAsync<SufficeChatException>(() => program.Client.GetResponseAsync("x", new ChatOptions { ModelId = "task:gatd" }, Token));

        behind.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task UseSuffice_TaskStatedWithWhatCannotBeCarried_IsRefusedAndNotAnsweredByWhoeverIsThere()
    {
        Behind behind = new();
        await using SufficeProgram program = await StartAsync(behind);

        await Should.ThrowAsync<NotSupportedException>(
            () => program.Client.GetResponseAsync("x", new ChatOptions { Tools = [new HostedWebSearchTool()] }.WithTask("open"), Token));

        behind.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task UseSuffice_NothingPasses_IsNotAnsweredByTheClientBehind()
    {
        Behind behind = new();
        await using SufficeProgram program = await StartAsync(behind);
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "it depends")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "who knows"));

        await Should.ThrowAsync<SufficeChatException>(() => program.Client.GetResponseAsync("x", new ChatOptions().WithTask("gated"), Token));

        behind.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task UseSuffice_OfServices_GivesBothClients()
    {
        Behind behind = new();
        await using SufficeProgram program = await StartAsync(behind);

        program.Client.GetService<SufficeChatClient>().ShouldBeSameAs(program.Services.GetRequiredService<SufficeChatClient>());
        program.Client.GetService<Behind>().ShouldBeSameAs(behind);
    }

    [Fact]
    public void UseSuffice_WithoutAny_SaysWhatIsMissing() =>
        Should.Throw<InvalidOperationException>(() => new Behind().AsBuilder().UseSuffice().Build()).Message.ShouldContain("AddSuffice");

    private static Task<SufficeProgram> StartAsync(Behind behind) =>
        SufficeProgram.StartAsync(ChatProtocol.OpenAI, Note, services => services.AddChatClient(behind).UseSuffice());

    private sealed class Behind : IChatClient
    {
        public List<ChatOptions?> Asked { get; } = [];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked.Add(options);

            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "la la")));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked.Add(options);

            return new[] { new ChatResponseUpdate(ChatRole.Assistant, "la "), new ChatResponseUpdate(ChatRole.Assistant, "la") }.ToAsyncEnumerable();
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
        }
    }
}
