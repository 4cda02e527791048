using System.Diagnostics;
using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

/// <summary>Long work that is told to stop ends at once and leaves nothing half-written.</summary>
public sealed class StoppedTests
{
    private const int Items = 6_000;
    private const int Stopped = 130;

    [Theory]
    [InlineData("learn", "calls.jsonl", "--ladder", "small,large", "--risk", "0.05", "--out", "made")]
    [InlineData("learn", "calls.jsonl", "--ladder", "small,large", "--local", "--out", "made")]
    [InlineData("calibrate", "triage", "--from", "calls.jsonl", "--risk", "0.05", "--out", "made")]
    [InlineData("distil", "calls.jsonl", "--out", "made", "--curve")]
    public async Task Command_ToldToStop_EndsWithTheCodeOfThatAndWritesNothing(params string[] args)
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", """
            version: 1
            providers: { here: { protocol: openai, base_url: "http://127.0.0.1:1" } }
            models:
              small: { provider: here, price: { input: 1, output: 2 } }
              large: { provider: here, price: { input: 10, output: 20 } }
            tasks: { triage: { why: labels, match: { prompt_contains: ticket }, ladder: [small, large] } }
            """);
        folder.Write("calls.jsonl", string.Join('\n', Enumerable.Range(0, Items).Select(Item)));
        using RunningCommand command = SufficeCommand.Start(folder.Path, args);
        Task<string> error = command.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WorkAsync(command);

        await SufficeCommand.StopAsync(command);

        command.ExitCode.ShouldBe(Stopped, await error);
        (await error).ShouldContain("stopped");
        Directory.Exists(Path.Combine(folder.Path, "made")).ShouldBeFalse();
    }

    [Fact]
    public async Task Command_ToldToStopTwice_EndsAsIfToldOnce()
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", """
            version: 1
            providers: { here: { protocol: openai, base_url: "http://127.0.0.1:1" } }
            models:
              small: { provider: here, price: { input: 1, output: 2 } }
              large: { provider: here, price: { input: 10, output: 20 } }
            """);
        folder.Write("calls.jsonl", string.Join('\n', Enumerable.Range(0, Items).Select(Item)));
        using RunningCommand command = SufficeCommand.Start(folder.Path, "learn", "calls.jsonl", "--ladder", "small,large", "--risk", "0.05", "--out", "made");
        Task<string> error = command.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await WorkAsync(command);

        await SufficeCommand.TellToStopAsync(command);
        await SufficeCommand.StopAsync(command);

        command.ExitCode.ShouldBe(Stopped, await error);
        (await error).ShouldNotContain("   at ");
    }

    // By what it has computed, not by the clock: on a busy machine a command may not have begun to listen for signals after any wait.
    private static async Task WorkAsync(Process command)
    {
        while (!command.HasExited && command.TotalProcessorTime < TimeSpan.FromSeconds(1.5))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            command.Refresh();
        }
    }

    // Enough words that fitting takes longer than the test waits.
    private static string Item(int i)
    {
        Random random = new(i);
        string words = string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"word{random.Next(5_000)}"));
        string label = i % 2 == 0 ? "urgent" : "normal";

        return JsonSerializer.Serialize(new
        {
            id = $"t{i}",
            prompt = $"ticket {words}",
            schema = new { type = "object", properties = new { label = new { @enum = new[] { "urgent", "normal" } } }, required = new[] { "label" } },
            reference = label,
            outputs = new Dictionary<string, object> { ["small"] = Output(label, i % 5 > 0), ["large"] = Output(label, i % 50 > 0) },
        });
    }

    private static object Output(string label, bool correct) => new { text = JsonSerializer.Serialize(new { label = correct ? label : "normal" }), correct, input_tokens = 60, output_tokens = 5 };
}
