using System.Text.Json;
using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

/// <summary>The official JSON Schema test suite, read where it lies.</summary>
internal static class OfficialSuite
{
    public const string Absent = "The official JSON Schema test suite is not here: set SUFFICE_SHARED to the folder that holds data/json-schema-test-suite.";

    private static readonly string? Root = SharedFolder.Find(Path.Combine("data", "json-schema-test-suite"));

    public static bool IsHere => Root is not null;

    public static IEnumerable<string> Files(string folder)
        => Root is null ? [] : Directory.EnumerateFiles(Path.Combine(Root, "tests", folder), "*.json").Select(f => $"{folder}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal);

    public static IEnumerable<SuiteCase> Cases(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root!, "tests", file)));
        foreach (JsonElement group in document.RootElement.Clone().EnumerateArray())
        {
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                yield return new SuiteCase(
                    $"{group.GetProperty("description").GetString()}: {test.GetProperty("description").GetString()}",
                    group.GetProperty("schema"),
                    test.GetProperty("data"),
                    test.GetProperty("valid").GetBoolean());
            }
        }
    }

    /// <summary>Runs every test of a folder: how many passed, and which did not.</summary>
    public static (int Passed, IReadOnlyList<(string File, string Case)> Failed) Run(string folder)
    {
        List<(string File, string Case, bool Passed)> answers = Files(folder).SelectMany(file => Cases(file).GroupBy(c => c.Schema.GetRawText())
            .SelectMany(group => Judge(file, [.. group]))).ToList();
        return (answers.Count(a => a.Passed), [.. answers.Where(a => !a.Passed).Select(a => (a.File, a.Case))]);
    }

    public static JsonSchemaOptions Options(string file) => new()
    {
        Draft = file.StartsWith("draft7", StringComparison.Ordinal) ? JsonSchemaDraft.Draft7 : JsonSchemaDraft.Draft202012,
        AssertFormat = file.Contains("optional/format/", StringComparison.Ordinal),
        Resolve = Resolve,
    };

    private static IEnumerable<(string File, string Case, bool Passed)> Judge(string file, IReadOnlyList<SuiteCase> group)
    {
        try
        {
            JsonSchema schema = JsonSchema.Parse(group[0].Schema, Options(file));
            return [.. group.Select(c => (file, c.Name,
                schema.IsValid(c.Value) == c.IsValid && schema.Validate(c.Value).IsValid == c.IsValid))];
        }
        catch (JsonSchemaException)
        {
            return group.Select(c => (file, c.Name, false));
        }
    }

    private static JsonElement? Resolve(Uri uri)
    {
        string path = Path.Combine(Root!, "remotes", uri.AbsolutePath.TrimStart('/'));
        if (uri is not { Host: "localhost", Port: 1234 } || !File.Exists(path))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}

/// <summary>One test of the suite.</summary>
internal sealed record SuiteCase(string Name, JsonElement Schema, JsonElement Value, bool IsValid);
