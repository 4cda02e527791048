using System.Text.RegularExpressions;
using Suffice.Policy;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Pipelines;

/// <summary>The pipeline that docs/pipelines.md shows is one.</summary>
public sealed partial class PipelinePageTests
{
    [Fact]
    public void Page_ItsPipeline_IsValidButForItsCalibration()
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", """
            version: 1
            providers: { here: { protocol: openai, base_url: http://127.0.0.1:9/v1 } }
            models: { small: { provider: here, id: s }, large: { provider: here, id: l } }
            tasks:
              ticket-classify: { ladder: [small, large] }
              order-extract: { ladder: [small, large] }
              reply-draft: { ladder: [small, large] }
              reply-polish: { ladder: [large] }
            """);
        folder.Write("tasks/ticket-classify/output.schema.json", "{}");
        folder.Write("tasks/order-extract/output.schema.json", "{}");
        folder.Write("pipelines/message.yaml", YamlBlock.Match(File.ReadAllText(Repository.PathOf("docs/pipelines.md"))).Groups["yaml"].Value);

        PolicyLoadResult result = PolicyLoader.BuiltIn(TimeProvider.System).Load(folder.PathOf("suffice.yaml"));

        result.Errors.ShouldHaveSingleItem().Right.ShouldBe("run: suffice calibrate reply-draft, and state the task's confidence");
        PolicyLoader.BuiltIn(TimeProvider.System).Load(folder.PathOf("suffice.yaml"), new PolicyLoadOptions { WithoutCalibrations = true }).Policy!
            .FindPipeline("message")!.StepNames.ShouldBe(["classify", "extract", "draft", "polish"]);
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock { get; }
}
