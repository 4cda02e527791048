using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Evals;
using Suffice.Files;

namespace Suffice.Audit.Tests.Reports;

public sealed class EvalFolderTests : IDisposable
{
    private static readonly AuditReport Report = MaskedReport.Of(InventedReport.Make());

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Write_AReport_WritesAFileForEachTaskAndHowToLabel()
    {
        ImmutableArray<string> files = EvalFolder.Write(folder.Path, Report);

        files.Select(Path.GetFileName).ShouldBe(["reply-draft.jsonl", "invoice-fields.jsonl", "ticket-triage.jsonl", "call-summary.jsonl", "contract-questions.jsonl", "README.md"]);
        File.ReadAllText(folder.PathOf("README.md")).ShouldContain("How to label");
    }

    [Fact]
    public void Write_AnItem_HasIdInputReferenceAndTags()
    {
        EvalFolder.Write(folder.Path, Report);

        JsonElement item = Items("ticket-triage").First(item => item.GetProperty("tags").GetProperty("answer").GetString() == "account");

        item.EnumerateObject().Select(field => field.Name).ShouldBe(["id", "input", "reference", "tags"]);
        item.GetProperty("reference").ValueKind.ShouldBe(JsonValueKind.Null);
        JsonElement messages = item.GetProperty("input").GetProperty("messages");
        messages[0].GetProperty("role").GetString().ShouldBe("system");
        messages[1].GetProperty("content").GetString().ShouldBe("How do I change the password of account <number>?");
        item.GetProperty("tags").GetProperty("length").GetString().ShouldBe("512-1023");
        item.GetProperty("tags").GetProperty("model").GetString().ShouldBe("acme-triage-7b");
    }

    [Fact]
    public void Write_Twice_IsTheSameToTheByte()
    {
        EvalFolder.Write(folder.Path, Report);
        string first = File.ReadAllText(folder.PathOf("ticket-triage.jsonl"));

        EvalFolder.Write(folder.Path, Report with { Tasks = [.. Report.Tasks.Select(task => task with { Samples = [.. task.Samples.Reverse()] })] }, force: true);

        File.ReadAllText(folder.PathOf("ticket-triage.jsonl")).ShouldBe(first);
    }

    [Fact]
    public void Write_FewItems_TakesEveryAnswerBeforeASecondOfOne()
    {
        AuditedTask triage = Report.Tasks.Single(task => task.Name == "ticket-triage");
        ImmutableArray<CallSample> many = [.. Enumerable.Range(0, 60).Select(i => triage.Samples[0] with { Prompt = $"ticket {i}", PromptTokens = 600, Answer = i < 57 ? "billing" : $"rare {i}" })];

        EvalFolder.Write(folder.Path, Report with { Tasks = [triage with { Samples = many }] }, most: 4);

        Items("ticket-triage").Select(item => item.GetProperty("tags").GetProperty("answer").GetString()).ShouldBe(["billing", "rare 57", "rare 58", "rare 59"], ignoreOrder: true);
    }

    [Fact]
    public void Write_AConversation_BecomesItsMessages()
    {
        AuditedTask triage = Report.Tasks.Single(task => task.Name == "ticket-triage");
        CallSample sample = triage.Samples[0] with { System = "", Prompt = "User: Where is it?\n\nIt was a tent.\n\nAssistant: On its way.\n\nUser: Thanks" };

        EvalFolder.Write(folder.Path, Report with { Tasks = [triage with { Samples = [sample] }] });

        Items("ticket-triage")[0].GetProperty("input").GetProperty("messages").EnumerateArray()
            .Select(message => $"{message.GetProperty("role").GetString()}|{message.GetProperty("content").GetString()}")
            .ShouldBe(["user|Where is it?\n\nIt was a tent.", "assistant|On its way.", "user|Thanks"]);
    }

    [Fact]
    public void Write_ATaskNamedLikeAPath_StaysInTheFolder()
    {
        AuditedTask triage = Report.Tasks.Single(task => task.Name == "ticket-triage");

        EvalFolder.Write(folder.Path, Report with { Tasks = [triage with { Name = "../../etc/x" }] });

        Directory.GetFiles(folder.Path).Select(Path.GetFileName).ShouldBe(["-..-etc-x.jsonl", "README.md"], ignoreOrder: true);
    }

    [Fact]
    public void Write_LabelsThatAreThere_AreNotWrittenOver()
    {
        File.WriteAllText(folder.PathOf("call-summary.jsonl"), "labelled");

        Should.Throw<OutputExistsException>(() => EvalFolder.Write(folder.Path, Report));

        Directory.GetFiles(folder.Path).ShouldHaveSingleItem();
        File.ReadAllText(folder.PathOf("call-summary.jsonl")).ShouldBe("labelled");
    }

    private JsonElement[] Items(string task) =>
        [.. File.ReadAllLines(folder.PathOf(task + ".jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
}
