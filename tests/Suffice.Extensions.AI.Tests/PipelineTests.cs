using Microsoft.Extensions.DependencyInjection;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Policy.Reloading;
using Suffice.Running;

namespace Suffice.Extensions.AI.Tests;

/// <summary>A program runs the policy's pipelines by the runner that it is given.</summary>
public sealed class PipelineTests
{
    private const string Message = """
        version: 1
        why: one message, from its arrival to the reply
        input:
          message: text
        steps:
          classify:
            task: gated
            prompt: "{{ input.message }}"
          draft:
            task: open
            max_tokens: 60
            prompt: "{{ steps.classify.answer }}: {{ input.message }}"
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_OfTwoSteps_GivesWhatItMadeAndIsInTheLedger()
    {
        await using SufficeProgram program = await StartAsync();
        program.Upstream
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, "it depends"))
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent"))
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, "We see to it."));

        RunReport report = await program.Services.GetRequiredService<PipelineRunner>().RunToEndAsync("message", new { message = "My card burns" }, cancellationToken: Token);

        report.Status.ShouldBe(RunStatus.Completed);
        report.Output!.Value.GetString().ShouldBe("We see to it.");
        report.Steps.Select(step => step.Path).ShouldBe(["small>large", "small"]);
        program.Upstream.Received[2].Body.ShouldContain("urgent: My card burns");
        program.Upstream.Received[2].Body.ShouldContain("\"max_tokens\":60");
        (await program.EndAndReadAsync()).Where(row => row.Outcome == RequestOutcome.Served).Sum(row => row.CostUsd).ShouldBe(report.CostUsd);
    }

    [Fact]
    public async Task Run_ThatStopped_GoesOnByItsId()
    {
        await using SufficeProgram program = await StartAsync();
        program.Upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent")).Answers("{}", 400).Answers("{}", 400);
        PipelineRunner runner = program.Services.GetRequiredService<PipelineRunner>();
        RunReport stopped = await runner.RunToEndAsync("message", new { message = "My card burns" }, cancellationToken: Token);
        program.Upstream.Anew().Answers(Spoken.Answer(ChatProtocol.OpenAI, "We see to it."));

        RunReport report = await runner.RunToEndAsync("message", run: stopped.Run, cancellationToken: Token);

        stopped.Failure!.Step.ShouldBe("draft");
        report.Status.ShouldBe(RunStatus.Completed);
        program.Upstream.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_OfWhatThereIsNot_SaysWhatThereIs()
    {
        await using SufficeProgram program = await StartAsync();
        PipelineRunner runner = program.Services.GetRequiredService<PipelineRunner>();

        (await Should.ThrowAsync<ArgumentException>(() => runner.RunToEndAsync("mesage", cancellationToken: Token))).Message.ShouldContain("message");
        (await Should.ThrowAsync<ArgumentException>(() => runner.RunToEndAsync("message", new { text = "x" }, cancellationToken: Token))).Message.ShouldContain("message");
    }

    private static async Task<SufficeProgram> StartAsync()
    {
        SufficeProgram program = await SufficeProgram.StartAsync();
        program.Write("pipelines/message.yaml", Message);
        PolicyReload reload = await program.Services.GetRequiredService<PolicyHost>().ReloadAsync(Token);
        reload.Errors.ShouldBeEmpty();

        return program;
    }
}
