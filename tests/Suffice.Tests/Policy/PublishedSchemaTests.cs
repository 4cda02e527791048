using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Tests.Policy;

public sealed class PublishedSchemaTests
{
    /// <summary>Set to 1 to write the file instead of comparing it.</summary>
    private const string Update = "SUFFICE_UPDATE_DOCS";

    [Fact]
    public void SchemaForEditors_InTheDocs_IsTheOneThisVersionReadsBy()
    {
        string path = Repository.PathOf("docs/suffice.schema.json");
        string schema = PolicySchema.Generate(BuiltInChecks.All);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, schema);
        }

        File.ReadAllText(path).ShouldBe(schema, $"it is stale; run this test with {Update}=1 and commit the file");
    }
}
