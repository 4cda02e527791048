using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Tests.Sets;

public sealed class ItemsFormatTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Read_WhatTheAuditWrites_IsTheCallItsReferenceAndItsTags()
    {
        string file = folder.WriteLines("triage.jsonl",
            """{"id":"a1","input":{"messages":[{"role":"system","content":"You are the desk."},{"role":"user","content":"burning"}]},"reference":"urgent","tags":{"length":"64-127","model":"gpt-4o","type":"classification","place":"log.jsonl:3","answer":"urgent"}}""",
            """{"id":"a2","input":{"messages":[{"role":"user","content":"parcel"}]},"reference":null,"tags":{"length":"64-127"}}""");

        EvalSet set = await EvalSetReader.ReadAsync("triage", [file]);

        set.Problems.ShouldBeEmpty();
        set.Notes.ShouldBeEmpty();
        EvalItem item = set.Items[0];
        item.Request.SystemText().ShouldBe("You are the desk.");
        item.ReferenceText.ShouldBe("urgent");
        item.Tags.ShouldContain(new EvalTag("length", "64-127"));
        set.Items[1].Reference.ShouldBeNull();
    }

    [Fact]
    public async Task Read_BadRows_AreToldWithFileAndLineAndCostNoOther()
    {
        string file = folder.WriteLines("set.jsonl",
            """{"id":"a","input":"one","reference":"x"}""",
            "{broken",
            "",
            """{"id":"c","reference":"x"}""",
            """{"id":"a","input":"two","reference":"x"}""",
            """{"id":"e","input":7}""",
            """{"id":"f","input":"six","reference":"x"}""");

        EvalSet set = await EvalSetReader.ReadAsync("set", [file]);

        set.Items.Select(item => item.Id).ShouldBe(["a", "f"]);
        set.Problems.Select(problem => problem.Line).ShouldBe([2, 4, 5, 6]);
        set.Problems[1].ToString().ShouldStartWith($"{file}:4: input is missing");
        set.Problems[2].Reason.ShouldContain("'a' stands in an earlier row");
    }

    [Fact]
    public async Task Read_EveryRowBad_IsRefusedWithTheFirstReason()
    {
        string file = folder.WriteLines("set.jsonl", """{"id":"c"}""");

        EvalSetException refused = await Should.ThrowAsync<EvalSetException>(() => EvalSetReader.ReadAsync("set", [file]));

        refused.Message.ShouldContain($"{file}:1: input is missing");
    }

    [Fact]
    public async Task Read_UnknownFields_AreNotedOnceWithTheirCount()
    {
        string file = folder.WriteLines("set.jsonl", """{"input":"a","referense":"x"}""", """{"input":"b","referense":"x"}""");

        EvalSet set = await EvalSetReader.ReadAsync("set", [file]);

        set.Notes.ShouldBe(["the field 'referense' is not read (2 times)"]);
    }

    [Fact]
    public async Task Read_ItemsWithoutIds_AreNamedByTheirCallTheSameEveryTime()
    {
        string file = folder.WriteLines("set.jsonl", """{"input":"a"}""", """{"input":"b"}""", """{"input":"a"}""");

        EvalSet first = await EvalSetReader.ReadAsync("set", [file]);
        EvalSet second = await EvalSetReader.ReadAsync("set", [file]);

        first.Items.Select(item => item.Id).ShouldBe(second.Items.Select(item => item.Id));
        first.Items.Select(item => item.Id).Distinct().Count().ShouldBe(3);
        first.Items[2].Id.ShouldBe($"{first.Items[0].Id}-2");
    }

    [Fact]
    public async Task Read_ACallWithToolsLimitsAndSchema_KeepsThem()
    {
        string file = folder.WriteLines("set.jsonl",
            """{"input":{"messages":[{"role":"user","content":"a"}],"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"required","max_tokens":50,"temperature":0},"schema":{"type":"object"}}""");

        ChatRequest request = (await EvalSetReader.ReadAsync("set", [file])).Items[0].Request;

        request.Tools[0].Name.ShouldBe("f");
        request.ToolChoice!.Mode.ShouldBe(ToolChoiceMode.Required);
        request.MaxOutputTokens.ShouldBe(50);
        request.Temperature.ShouldBe(0);
        request.Format!.Kind.ShouldBe(AnswerFormatKind.JsonSchema);
    }

    [Fact]
    public async Task Read_AListInOneJsonFile_IsReadWithTheLinesOfItsElements()
    {
        string file = folder.WriteLines("set.json", "[", """  {"input":"a","reference":"x"},""", """  {"reference":"x"}""", "]");

        EvalSet set = await EvalSetReader.ReadAsync("set", [file]);

        set.Items.Length.ShouldBe(1);
        set.Problems[0].Line.ShouldBe(3);
    }

    [Fact]
    public async Task Read_OtherToolsWords_AreUnderstood()
    {
        string file = folder.WriteLines("set.jsonl",
            """{"input":"a","expectedOutput":"x","metadata":{"lang":"de"}}""",
            """{"question":"b","answer":"y","tags":["short","easy"]}""");

        EvalSet set = await EvalSetReader.ReadAsync("set", [file]);

        set.Items[0].ReferenceText.ShouldBe("x");
        set.Items[0].Tags.ShouldBe([new EvalTag("lang", "de")]);
        set.Items[1].Tags.ShouldBe([new EvalTag("tag", "short"), new EvalTag("tag", "easy")]);
    }

    [Fact]
    public async Task Read_ASample_DrawsTheSameItemsWithTheSameSeedInTheirOrder()
    {
        string file = folder.WriteLines("set.jsonl", [.. Enumerable.Range(0, 100).Select(i => $$"""{"id":"{{i:000}}","input":"q{{i}}"}""")]);

        EvalSet one = await EvalSetReader.ReadAsync("set", [file], new SetOptions { Sample = 10, Seed = 4 });
        EvalSet two = await EvalSetReader.ReadAsync("set", [file], new SetOptions { Sample = 10, Seed = 4 });
        EvalSet other = await EvalSetReader.ReadAsync("set", [file], new SetOptions { Sample = 10, Seed = 5 });

        one.Items.Select(item => item.Id).ShouldBe(two.Items.Select(item => item.Id));
        one.Items.Select(item => item.Id).ShouldBeInOrder();
        one.Items.Select(item => item.Id).ShouldNotBe(other.Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Read_ATag_KeepsItsItemsAlone()
    {
        string file = folder.WriteLines("set.jsonl", """{"input":"a","tags":{"lang":"de"}}""", """{"input":"b","tags":{"lang":"fr"}}""");

        (await EvalSetReader.ReadAsync("set", [file], new SetOptions { Tag = "lang=fr" })).Items.Length.ShouldBe(1);
        (await Should.ThrowAsync<EvalSetException>(() => EvalSetReader.ReadAsync("set", [file], new SetOptions { Tag = "lang=it" }))).Message.ShouldContain("lang=it");
    }

    [Fact]
    public void Find_ATask_LooksIntoItsFolderThenIntoTheAuditsFolder()
    {
        string policy = folder.WriteLines("suffice.yaml", "version: 1");
        folder.WriteLines("evals/triage.jsonl", """{"input":"a"}""");

        TaskEvals.Find(policy, "triage").ShouldHaveSingleItem().ShouldEndWith("triage.jsonl");
        TaskEvals.Find(policy, "nothing").ShouldBeEmpty();
        folder.WriteLines("tasks/triage/evals/a.jsonl", """{"input":"a"}""");
        folder.WriteLines("tasks/triage/evals/b.csv", "input,reference");
        folder.WriteLines("tasks/triage/evals/README.md", "about");
        TaskEvals.Find(policy, "triage").Length.ShouldBe(2);
    }

    public void Dispose() => folder.Dispose();
}
