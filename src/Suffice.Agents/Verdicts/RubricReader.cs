using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Suffice.Agents.Contexts;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Agents.Verdicts;

/// <summary>Makes a rubric of <c>rubric.md</c>: each item with an id is a criterion.</summary>
public static partial class RubricReader
{
    /// <summary>Makes it.</summary>
    /// <param name="file">The context file.</param>
    /// <returns>The rubric, and what is wrong in it.</returns>
    public static (Rubric Rubric, ImmutableArray<YamlError> Problems) Read(ContextFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        YamlFindings findings = new() { KeepsOrigins = false };
        YamlBinder binder = new(findings, new RecordShapes());
        RubricEntry top = file.Settings is { } settings ? binder.Bind<RubricEntry>(settings, "rubric") ?? new RubricEntry() : new RubricEntry();
        ImmutableArray<Criterion> criteria = [.. file.Items.Select(item => CriterionOf(file, item, binder, findings))];
        if (criteria.IsEmpty)
        {
            findings.Error(new YamlPlace(file.Path, 0, 0), string.Empty, "no criterion stands in it", "an item for each, such as '## R-001 Everything needed was asked for'");
        }
        else if (!criteria.Any(criterion => criterion is { Soft: false, Bonus: false, Weight: > 0 }))
        {
            findings.Error(new YamlPlace(file.Path, 0, 0), string.Empty, "no criterion counts: all are soft, a bonus, or weigh nothing", "a weight for at least one");
        }

        return (new Rubric(criteria) { PassMark = top.PassMark, Mode = top.Mode }, findings.Errors);
    }

    private static Criterion CriterionOf(ContextFile file, ContextItem item, YamlBinder binder, YamlFindings findings)
    {
        findings.Place(item.Id, new YamlPlace(file.Path, item.Line, 1));
        CriterionEntry entry = item.Settings is { } settings ? binder.Bind<CriterionEntry>(settings, item.Id) ?? new CriterionEntry() : new CriterionEntry();
        if (item.Title.Length == 0)
        {
            findings.Error(item.Id, "it has no title", "what is rated, in a few words");
        }

        if (entry is { Bonus: true, Critical: true } or { Bonus: true, AutoFail: true } or { Soft: true, Critical: true } or { Soft: true, AutoFail: true } or { Soft: true, Bonus: true })
        {
            findings.Error(item.Id, "what only adds or only tells cannot fail a ticket, and not do both", "one of bonus, soft, or critical and auto_fail");
        }

        for (int i = 0; i < entry.RootCauses.Length; i++)
        {
            if (!Cause.IsMatch(entry.RootCauses[i]))
            {
                findings.Error(findings.ItemPath($"{item.Id}.root_causes", i), $"'{entry.RootCauses[i]}' is no root cause", "words of small letters, digits, _ and -, its tiers joined by /, such as missing_detail/order_id");
            }
        }

        return new Criterion(item.Id, item.Title)
        {
            Weight = entry.Weight,
            Scale = entry.Scale,
            Critical = entry.Critical,
            AutoFail = entry.AutoFail,
            Bonus = entry.Bonus,
            Soft = entry.Soft,
            Skippable = entry.Skippable,
            RootCauses = entry.RootCauses,
        };
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Cause { get; }
}
