using System.Collections;
using System.Reflection;
using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Audit.Tests.Reports;

namespace Suffice.Audit.Tests.Privacy;

public sealed class MaskedReportTests
{
    private const string Canary = "ann.lee@mail.example";

    // What is not out of the calls' content: the user's own files, the catalogue's names, hashes.
    private static readonly string[] Kept = ["Place", "Places", "Path", "Format", "PriceVersion", "PriceRow", "Rungs", "Fingerprints"];

    [Fact]
    public void Of_AReportWithPersonalDataInEveryText_MasksThemAll()
    {
        AuditReport canaries = (AuditReport)WithCanaries(InventedReport.Make(), typeof(AuditReport), name: "")!;
        int before = ReportJson.Write(canaries).Split(Canary).Length;

        string masked = ReportJson.Write(MaskedReport.Of(canaries));

        before.ShouldBeGreaterThan(100);
        masked.ShouldNotContain(Canary);
        masked.ShouldContain("<email>");
    }

    [Fact]
    public void Of_AReport_LeavesMoneyAndCountsAlone()
    {
        AuditReport report = InventedReport.Make();

        AuditReport masked = MaskedReport.Of(report);

        masked.PaidUsd.ShouldBe(report.PaidUsd);
        masked.PossibleSavingUsd.ShouldBe(report.PossibleSavingUsd);
        masked.Tasks.Select(task => task.Name).ShouldBe(report.Tasks.Select(task => task.Name));
        masked.Charges.ShouldBe(report.Charges);
    }

    [Fact]
    public void Of_NamesThatBecomeTheSame_KeepsTheTasksApart()
    {
        AuditReport report = InventedReport.Of(InventedReport.Triage with { Name = "desk-1234567" }, InventedReport.Triage with { Name = "desk-7654321" });

        AuditReport masked = MaskedReport.Of(report);

        masked.Tasks.Select(task => task.Name).ShouldBe(["desk-number", "desk-number-2"]);
        masked.Charges.Select(charge => charge.Task).Distinct().ShouldBe(["desk-number", "desk-number-2"]);
    }

    [Fact]
    public void Of_AMatchThatNeedsPersonalData_DropsIt()
    {
        AuditReport report = InventedReport.Of(InventedReport.Triage with { Match = new TaskMatch([], 0, "ask ann.lee@mail.example", "tickets") });

        TaskMatch match = MaskedReport.Of(report).Tasks[0].Match;

        match.SystemContains.ShouldBeNull();
        match.PromptContains.ShouldBe("tickets");
    }

    /// <summary>Puts a mail address into every text of a record and of all records in it, so that a field added later is not forgotten.</summary>
    private static object? WithCanaries(object? value, Type type, string name)
    {
        if (value is null || Kept.Contains(name))
        {
            return value;
        }

        if (value is string text)
        {
            return name is "Name" or "Task" ? text : $"{text} {Canary}";
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>))
        {
            Type of = type.GetGenericArguments()[0];
            Array items = Array.CreateInstance(of, ((ICollection)value).Count);
            int i = 0;
            foreach (object? item in (IEnumerable)value)
            {
                items.SetValue(WithCanaries(item, of, name), i++);
            }

            return typeof(System.Collections.Immutable.ImmutableArray).GetMethods()
                .Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(of).Invoke(null, [items]);
        }

        return type.Namespace?.StartsWith("Suffice.Audit", StringComparison.Ordinal) == true && type.IsClass ? Copied(value, type) : value;
    }

    private static object Copied(object value, Type type)
    {
        object copy = type.GetMethod("<Clone>$")!.Invoke(value, null)!;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite && property.GetIndexParameters().Length == 0))
        {
            property.SetValue(copy, WithCanaries(property.GetValue(value), property.PropertyType, property.Name));
        }

        return copy;
    }
}
