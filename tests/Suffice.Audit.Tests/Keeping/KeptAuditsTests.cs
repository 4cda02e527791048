using Suffice.Audit.Keeping;
using Suffice.Audit.Reports;
using Suffice.Audit.Tests.Reports;

namespace Suffice.Audit.Tests.Keeping;

public sealed class KeptAuditsTests
{
    [Fact]
    public void Keep_AReport_IsReadBackToTheDigitWithoutItsSamples()
    {
        using TestFolder folder = new();
        AuditReport report = InventedReport.Make();
        KeptAudits audits = new(folder.Path);

        string path = audits.Keep(report, "/var/logs/chat calls.jsonl.gz");
        (string name, KeptAudit kept) = audits.List().Single();

        name.ShouldBe($"{report.MadeAt.UtcDateTime:yyyy-MM-dd}-chat-calls.jsonl.gz");
        Path.GetFileNameWithoutExtension(path).ShouldBe(name);
        (kept.PaidUsd, kept.PossibleSavingUsd, kept.MadeAt).ShouldBe((report.PaidUsd, report.PossibleSavingUsd, report.MadeAt));
        kept.Tasks.Select(task => (task.Name, task.Calls, task.PaidUsd, task.PossibleSavingUsd)).ShouldBe(report.Tasks.Select(task => (task.Name, task.Profile.Calls, task.PaidUsd, task.PossibleSavingUsd)));
        kept.Tasks.SelectMany(task => task.Ladders).Select(ladder => ladder.CautiousSavingUsd).ShouldBe(report.Tasks.SelectMany(task => task.Ladders).Select(ladder => ladder.CautiousSavingUsd));
        report.Tasks.SelectMany(task => task.Samples).ShouldNotBeEmpty();
        File.ReadAllText(path).ShouldContain("\"samples\": []");
        File.ReadAllText(path).ShouldContain("\"charges\": []");
    }

    [Fact]
    public void Keep_TheSameAgain_IsAnotherFile()
    {
        using TestFolder folder = new();
        KeptAudits audits = new(folder.Path);

        audits.Keep(InventedReport.Make(), "logs/");
        audits.Keep(InventedReport.Make(), "logs/");

        audits.List().Select(kept => kept.Name[11..]).ShouldBe(["logs-2", "logs"]);
    }

    [Fact]
    public void List_WhatIsNoReport_IsPassedOver()
    {
        using TestFolder folder = new();
        folder.Write("broken.json", "{");
        folder.Write("other.json", """{"format":"suffice.audit/9","made_at":"2026-11-01T00:00:00Z"}""");

        new KeptAudits(folder.Path).List().ShouldBeEmpty();
        new KeptAudits(folder.PathOf("nowhere")).List().ShouldBeEmpty();
    }
}
