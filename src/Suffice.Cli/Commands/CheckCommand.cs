using System.CommandLine;
using Suffice.Agents.Prompting;
using Suffice.Checks;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Policy;
using Suffice.Reports;
using Suffice.Yaml;
using static System.FormattableString;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice check</c>: is the policy valid?</summary>
internal static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> file = new("policy") { Description = "The policy file.", DefaultValueFactory = _ => "suffice.yaml" };
        Option<bool> schema = new("--schema") { Description = "Print the JSON Schema of policies, for editors, and check nothing." };
        Option<bool> json = Options.Json();
        Command command = new(
            "check",
            "Check a policy: every mistake with file, line, what is wrong and what would be right. Exit code 1 when it is invalid.\n\nExample: suffice check suffice.yaml")
        {
            file, schema, json,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(schema))
            {
                Console.Out.WriteLine(PolicySchema.Generate(BuiltInChecks.All));
                return ExitCode.Fine;
            }

            PolicyLoadResult result = Policies.TryLoad(parsed.GetValue(file)!);
            YamlError[] workers = result.Policy is { } policy ? [.. policy.Tasks.Where(task => task.Worker is not null).SelectMany(task => WorkerStandard.Read(task).Problems)] : [];
            string[] standing = result.Policy is { } valid ? [.. TaskStanding.Of(valid, TimeProvider.System.GetUtcNow())] : [];
            if (parsed.GetValue(json))
            {
                Json.Write(new { Valid = result.Policy is not null && workers.Length == 0, result.Policy?.Version, Errors = (YamlError[])[.. result.Errors, .. workers], result.Notices, Review = standing, Classifier = result.Policy?.Classifier?.Learned });
            }
            else
            {
                Write(parsed.GetValue(file)!, result, workers, standing);
            }

            return result.Policy is null || workers.Length > 0 ? ExitCode.No : ExitCode.Fine;
        });

        return command;
    }

    private static void Write(string file, PolicyLoadResult result, YamlError[] workers, string[] standing)
    {
        foreach (YamlError error in result.Errors.Concat(workers))
        {
            Console.Error.WriteLine($"error: {error}");
        }

        foreach (YamlNotice notice in result.Notices)
        {
            Console.Error.WriteLine($"notice: {notice}");
        }

        foreach (string line in standing)
        {
            Console.Error.WriteLine($"review: {line}");
        }

        Console.Out.WriteLine(result.Policy is { } policy
            ? $"{file} is valid: {Figures.Count(policy.Tasks.Length, "task")}{(policy.Pipelines.IsEmpty ? string.Empty : $", {Figures.Count(policy.Pipelines.Length, "pipeline")}")}, version {policy.Version}, prices {policy.PriceVersion}{ClassifierOf(policy)}"
            : $"{file} is not valid: {result.Errors.Length} error{(result.Errors.Length == 1 ? "" : "s")}");
        if (workers.Length > 0)
        {
            Console.Out.WriteLine($"the files of workers have {Figures.Count(workers.Length, "mistake")}: a worker with mistakes does not work");
        }
    }

    private static string ClassifierOf(SufficePolicy policy) => policy.Classifier is { Learned: var learned }
        ? Invariant($"; the learned classifier is {(TimeProvider.System.GetUtcNow() - learned.MadeAt).Days} days old, to be reviewed by {learned.ReviewBy:yyyy-MM-dd}")
        : string.Empty;
}
