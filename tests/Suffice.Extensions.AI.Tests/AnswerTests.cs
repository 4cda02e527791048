using System.Text.Json;
using Microsoft.Extensions.AI;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Providers;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatRole = Microsoft.Extensions.AI.ChatRole;

namespace Suffice.Extensions.AI.Tests;

/// <summary>A call is answered by the smallest model that passes; what did not pass is nobody's to see.</summary>
public sealed class AnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<ChatProtocol> Protocols => [ChatProtocol.OpenAI, ChatProtocol.Anthropic, ChatProtocol.Responses];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task GetResponse_SmallAnswerFailsItsGate_OnlyTheAcceptedOneComes(ChatProtocol protocol)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(protocol);
        program.Upstream.Answers(Spoken.Answer(protocol, "it depends")).Answers(Spoken.Answer(protocol, "normal"));

        ChatResponse response = await program.Client.GetResponseAsync("Where is my parcel?", new ChatOptions().WithTask("gated"), Token);

        response.Text.ShouldBe("normal");
        response.Messages.ShouldHaveSingleItem().Role.ShouldBe(ChatRole.Assistant);
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.ModelId.ShouldBe("m-1");
        response.Usage!.InputTokenCount.ShouldBe(100);
        response.Usage.OutputTokenCount.ShouldBe(10);
        response.Usage.TotalTokenCount.ShouldBe(110);
        JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions).ShouldNotContain("it depends");
    }

    [Fact]
    public async Task GetResponse_Escalated_TellsWhatWasDoneAndHasItInTheLedger()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "it depends")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "normal"));

        ChatResponse response = await program.Client.GetResponseAsync("Where is my parcel?", new ChatOptions().WithTask("gated"), Token);

        RequestEntry row = (await program.EndAndReadAsync()).ShouldHaveSingleItem();
        AdditionalPropertiesDictionary told = response.AdditionalProperties!;
        told[SufficeProperties.Request].ShouldBe(row.Id);
        told[SufficeProperties.Task].ShouldBe("gated");
        told[SufficeProperties.Model].ShouldBe("large");
        told[SufficeProperties.Path].ShouldBe("small>large");
        told[SufficeProperties.Reason].ShouldBe("one_of");
        told[SufficeProperties.Cost].ShouldBe(0.00132m);
        told[SufficeProperties.BaselineCost].ShouldBe(0.0012m);
        row.Endpoint.ShouldBe("library");
        row.Outcome.ShouldBe(RequestOutcome.Served);
        row.CostUsd.ShouldBe(0.00132m);
        row.Attempts.Select(attempt => attempt.Outcome).ShouldBe([AttemptOutcome.Rejected, AttemptOutcome.Accepted]);
    }

    [Fact]
    public async Task GetResponse_NothingPasses_ThrowsAndQuotesNoRejectedAnswer()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "it depends")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "secret of the model"));

        SufficeChatException refused = await Should.ThrowAsync<SufficeChatException>(
            () => program.Client.GetResponseAsync("Hm.", new ChatOptions().WithTask("gated"), Token));

        refused.Kind.ShouldBe(AnswerFailureKind.NotPassed);
        refused.MayRetry.ShouldBeFalse();
        refused.Message.ShouldContain("small>large");
        refused.ToString().ShouldNotContain("secret of the model");
        refused.RequestId.ShouldBe((await program.EndAndReadAsync()).ShouldHaveSingleItem().Id);
    }

    [Fact]
    public async Task GetResponse_TaskMisspelt_NamesTheNearest()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();

        SufficeChatException refused = await Should.ThrowAsync<SufficeChatException>(
            () => program.Client.GetResponseAsync("Hm.", new ChatOptions().WithTask("gatd"), Token));

        refused.Kind.ShouldBe(AnswerFailureKind.UnknownTask);
        refused.Message.ShouldContain("did you mean \"gated\"?");
        refused.MayRetry.ShouldBeFalse();
        program.Upstream.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetResponse_ProviderOverloaded_SaysThatTheCallMayBeSentAgain()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers("{}", 503).Answers("{}", 503);

        SufficeChatException failed = await Should.ThrowAsync<SufficeChatException>(
            () => program.Client.GetResponseAsync("Hm.", new ChatOptions().WithTask("open"), Token));

        failed.Kind.ShouldBe(AnswerFailureKind.Upstream);
        failed.Upstream.ShouldBe(FailureKind.Overloaded);
        failed.MayRetry.ShouldBeTrue();
        failed.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task GetResponse_NamedModelAndNoTask_GoesToThatModel()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "yes"));

        ChatResponse response = await program.Client.GetResponseAsync("Well?", new ChatOptions { ModelId = "large" }, Token);

        response.AdditionalProperties![SufficeProperties.Path].ShouldBe("large");
        response.AdditionalProperties.ContainsKey(SufficeProperties.Task).ShouldBeFalse();
        response.AdditionalProperties.ContainsKey(SufficeProperties.Reason).ShouldBeFalse();
    }

    [Fact]
    public async Task GetResponse_NeitherTaskNorModel_IsRecognisedByTheRules()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(
            ChatProtocol.OpenAI, "\n  note: { why: told by its instructions, match: { system_contains: \"the notes\" }, ladder: [large] }\n");
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "yes"));

        ChatResponse response = await program.Client.GetResponseAsync("Well?", new ChatOptions { Instructions = "You keep the notes." }, Token);

        response.AdditionalProperties![SufficeProperties.Task].ShouldBe("note");
    }

    [Fact]
    public async Task GetResponse_PriceUnknown_TellsNoCostAndNeverZero()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(upstream => $$"""
            version: 1
            providers:
              fake: { protocol: openai, base_url: "{{upstream.Address}}v1" }
            models:
              homemade: { provider: fake, id: homemade-1 }
            tasks:
              open: { why: no price is known, ladder: [homemade] }
            """);
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "yes"));

        ChatResponse response = await program.Client.GetResponseAsync("Well?", new ChatOptions().WithTask("open"), Token);

        response.AdditionalProperties!.ContainsKey(SufficeProperties.Cost).ShouldBeFalse();
        response.AdditionalProperties.ContainsKey(SufficeProperties.BaselineCost).ShouldBeFalse();
    }

    [Fact]
    public async Task GetResponse_Cancelled_LeavesTheModelAndIsInTheLedger()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        TaskCompletionSource came = new();
        program.Upstream.Hangs(came);
        using CancellationTokenSource leaving = new();

        Task<ChatResponse> call = program.Client.GetResponseAsync("Well?", new ChatOptions().WithTask("gated"), leaving.Token);
        await came.Task;
        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        (await program.EndAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Cancelled);
    }

    [Fact]
    public async Task Response_WrittenAsJsonAndReadAgain_TellsTheSame()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "normal"));
        ChatResponse response = await program.Client.GetResponseAsync("Well?", new ChatOptions().WithTask("gated"), Token);

        ChatResponse read = JsonSerializer.Deserialize<ChatResponse>(
            JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

        read.Text.ShouldBe("normal");
        ((JsonElement)read.AdditionalProperties![SufficeProperties.Cost]!).GetDecimal().ShouldBe(0.00012m);
    }

    [Fact]
    public async Task GetService_ByItsContract_GivesWhatIsThere()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();

        program.Client.GetService<SufficeChatClient>().ShouldBeSameAs(program.Client);
        program.Client.GetService<IChatClient>().ShouldBeSameAs(program.Client);
        program.Client.GetService<Suffice.Engine.SufficeEngine>().ShouldNotBeNull();
        program.Client.GetService<ChatClientMetadata>()!.ProviderName.ShouldBe("suffice");
        program.Client.GetService<SufficeChatClient>("a key").ShouldBeNull();
        program.Client.GetService<string>().ShouldBeNull();
    }

    [Fact]
    public async Task GetResponse_NoMessage_IsRefusedBeforeAnythingIsAsked()
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => program.Client.GetResponseAsync([], cancellationToken: Token));
        await Should.ThrowAsync<ArgumentNullException>(() => program.Client.GetResponseAsync((IEnumerable<ChatMessage>)null!, cancellationToken: Token));
    }
}
