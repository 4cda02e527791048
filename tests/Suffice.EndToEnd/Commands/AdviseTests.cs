using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class AdviseTests
{
    private const string Policy = """
        version: 1
        providers: { openai: { protocol: openai, base_url: http://localhost:1 } }
        tasks:
          triage: { why: labels, match: { prompt_contains: ticket }, ladder: [gpt-6-sol] }
          slogan: { why: invented, match: { prompt_contains: slogan }, type: creative, customer_facing: true, ladder: [gpt-6-sol] }
        """;

    private static readonly string[] Worked = ["--small", "gpt-6-luna", "--prompt-tokens", "3000", "--answer-tokens", "200", "--tuned-prompt-tokens", "600"];

    [Fact]
    public async Task Advise_DocumentedTask_TriesASmallModelAndReckonsTheWorkedExample()
    {
        using TestFolder folder = Desk();

        CommandResult shown = await SufficeCommand.RunAsync(folder.Path, ["advise", "triage", .. Worked]);
        CommandResult told = await SufficeCommand.RunAsync(folder.Path, ["advise", "triage", .. Worked, "--json"]);

        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldContain("triage (gpt-6-sol): try small (not yet proved)");
        shown.Output.ShouldContain("suffice eval triage --models gpt-6-luna,gpt-6-sol --max-cost 5");
        shown.Output.ShouldContain("is paid back at 395,779 calls");
        shown.Output.ShouldContain("--project-cost $3,000.00 (default)");
        JsonElement advice = JsonDocument.Parse(told.Output).RootElement;
        advice.GetProperty("outcome").GetString().ShouldBe("try_small");
        advice.GetProperty("is_proved").GetBoolean().ShouldBeFalse();
        advice.GetProperty("tuning").GetProperty("break_even_calls").GetDecimal().ShouldBe(395_779m);
        advice.GetProperty("tuning").GetProperty("outcome").GetString().ShouldBe("cheaper_move_wins");
        advice.GetProperty("findings").EnumerateArray().Count().ShouldBe(12);
    }

    [Fact]
    public async Task Advise_TaskForTheCapableModel_ExitsWithNo()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "advise", "slogan");

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.ShouldContain("keep the capable model");
        result.Output.ShouldContain("no standard is written");
    }

    [Fact]
    public async Task Advise_NoTaskNamed_TellsAllOfThem()
    {
        using TestFolder folder = Desk();

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "advise", "--json");

        result.ExitCode.ShouldBe(0, result.Error);
        JsonDocument.Parse(result.Output).RootElement.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("task").GetString()).ShouldBe(["triage", "slogan"]);
    }

    [Fact]
    public async Task Advise_ConfidenceWithoutCalibration_IsToldAndNotRefused()
    {
        using TestFolder folder = Desk();
        folder.Write("suffice.yaml", Policy.Replace("ladder: [gpt-6-sol] }\n  slogan", "ladder: [gpt-6-luna, gpt-6-sol], confidence: { risk: 0.03 } }\n  slogan", StringComparison.Ordinal));

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, "advise", "triage");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("suffice calibrate triage --risk 0.03");
    }

    [Fact]
    public async Task Advise_Plan_IsAdvisedStepByStep()
    {
        using TestFolder folder = Desk();
        folder.Write("plan.yaml", """
            version: 1
            name: a ticket
            policy: suffice.yaml
            steps:
              label: { task: triage, tokens: { input: 900, output: 20 } }
              claim: { task: slogan, tokens: { input: 900, output: 20 } }
              picture: { external: images, price: 0.025 }
            """);

        CommandResult shown = await SufficeCommand.RunAsync(folder.Path, "advise", "plan.yaml");
        CommandResult told = await SufficeCommand.RunAsync(folder.Path, "advise", "plan.yaml", "--json");

        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldContain("it is bought");
        JsonElement[] steps = [.. JsonDocument.Parse(told.Output).RootElement.GetProperty("steps").EnumerateArray()];
        steps.Select(step => step.GetProperty("outcome").GetString()).ShouldBe(["try_small", "keep_capable", null]);
        steps[0].GetProperty("before").GetProperty("low").GetDecimal().ShouldBe(0.0020m);
    }

    [Fact]
    public async Task Advise_Pipeline_IsAdvisedByTheTasksOfItsSteps()
    {
        using TestFolder folder = Desk();
        folder.Write("pipelines/message.yaml", """
            version: 1
            input: { message: text }
            steps:
              label: { task: triage, prompt: "{{ input.message }}" }
              picture: { external: images, price: 0.025, stand_in: none }
              card: { value: "{{ steps.label.answer }}" }
            """);

        CommandResult told = await SufficeCommand.RunAsync(folder.Path, "advise", "message", "--json");

        told.ExitCode.ShouldBe(0, told.Error);
        JsonElement[] steps = [.. JsonDocument.Parse(told.Output).RootElement.GetProperty("steps").EnumerateArray()];
        steps.Select(step => (step.GetProperty("step").GetString(), step.GetProperty("outcome").GetString())).ShouldBe([("label", "try_small"), ("picture", null), ("card", null)]);
        steps[0].GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Advise_PlanThatStaysWhereItIs_ExitsWithNo()
    {
        using TestFolder folder = Desk();
        folder.Write("plan.yaml", "version: 1\nname: kept\nsteps: { caption: { kept: 0.02 } }\n");

        (await SufficeCommand.RunAsync(folder.Path, "advise", "plan.yaml")).ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("plan.yaml:4:", "plan.yaml")]
    [InlineData("no such file; name a plan", "missing.yaml")]
    [InlineData("the policy has no task \"bugs\"; it has triage, slogan", "bugs")]
    [InlineData("--tuned-price 3: two prices are wanted", "triage", "--tuned-price", "3")]
    [InlineData("--months 0: a number from 1 to 120 is wanted", "triage", "--months", "0")]
    [InlineData("--tuned-base nope: no such model", "triage", "--tuned-base", "nope")]
    [InlineData("\"soon\" is not a day", "triage", "--standard-since", "soon")]
    public async Task Advise_WrongUse_SaysWhatWouldBeRight(string said, params string[] args)
    {
        using TestFolder folder = Desk();
        folder.Write("plan.yaml", "version: 1\nname: broken\nsteps:\n  a: {}\n");

        CommandResult result = await SufficeCommand.RunAsync(folder.Path, ["advise", .. args]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(said);
    }

    private static TestFolder Desk()
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        folder.Write("tasks/triage/rubric.md", "urgent when nobody can work");

        return folder;
    }
}
