using System.Collections.Immutable;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Tests.Pipelines;

/// <summary>Mistakes in a pipeline are mistakes of the policy: told with their place, before anything runs.</summary>
public sealed class PipelineMistakeTests
{
    private const string Policy = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://127.0.0.1:9/v1 } }
        models: { small: { provider: here, id: s }, large: { provider: here, id: l } }
        tasks:
          classify: { ladder: [small, large] }
          draft: { ladder: [small] }
        """;

    [Theory]
    [InlineData("a: { task: clasify, prompt: x }", "steps.a.task", "did you mean 'classify'?")]
    [InlineData("a: { task: draft }", "steps.a", "prompt:")]
    [InlineData("a: { }", "steps.a", "one of task")]
    [InlineData("a: { task: draft, prompt: x, value: 1 }", "steps.a", "one of task")]
    [InlineData("a: { value: 1, prompt: x }", "steps.a.prompt", "remove it")]
    [InlineData("a: { external: images, stand_in: 1 }", "steps.a", "price:")]
    [InlineData("a: { external: images, price: 0.1 }", "steps.a", "url:")]
    [InlineData("a: { external: images, price: 0.1, stand_in: 1, timeout: 5s }", "steps.a.timeout", "remove it")]
    [InlineData("a: { external: images, price: -1, stand_in: 1 }", "steps.a.price", "from 0")]
    [InlineData("a: { task: draft, prompt: \"{{ input.mesage }}\" }", "steps.a.prompt", "did you mean 'message'?")]
    [InlineData("a: { task: draft, prompt: \"{{ mesage }}\" }", "steps.a.prompt", "input.NAME")]
    [InlineData("a: { task: draft, prompt: \"{{ steps.b.answer }}\" }\n  b: { value: 1 }", "steps.a.prompt", "a step sees those above it")]
    [InlineData("a: { task: draft, prompt: \"{{ steps.a.answer }}\" }", "steps.a.prompt", "a step sees those above it")]
    [InlineData("b: { value: 1 }\n  a: { task: draft, prompt: \"{{ steps.b }}\" }", "steps.a.prompt", "steps.b.answer")]
    [InlineData("b: { value: 1 }\n  a: { task: draft, prompt: \"{{ steps.b.kind }}\" }", "steps.a.prompt", "steps.b.answer.kind")]
    [InlineData("a: { task: draft, prompt: \"{{ item }}\" }", "steps.a.prompt", "each:")]
    [InlineData("a: { task: draft, times: 3, prompt: \"{{ item }}\" }", "steps.a.prompt", "each:")]
    [InlineData("a: { task: draft, prompt: \"{{ index }}\" }", "steps.a.prompt", "times:")]
    [InlineData("a: { task: draft, prompt: \"{{ input.message \" }", "steps.a.prompt", "a Liquid template")]
    [InlineData("a: { task: draft, prompt: x, when: images presnt }", "steps.a.when", "a condition such as")]
    [InlineData("a: { task: draft, prompt: x, when: imges present }", "steps.a.when", "did you mean 'images'?")]
    [InlineData("a: { task: draft, prompt: x, when: (images present }", "steps.a.when", "a condition such as")]
    [InlineData("a: { task: draft, prompt: x, when: confidence < 0.9 }", "steps.a.when", "a condition such as")]
    [InlineData("b: { value: 1 }\n  a: { task: draft, prompt: x, when: steps.b.confidence < 0.9 }", "steps.a.when", "a step with a task")]
    [InlineData("b: { task: classify, prompt: x }\n  a: { task: draft, prompt: x, when: confidence < threshold }", "steps.a.when", "run: suffice calibrate classify, and state the task's confidence")]
    [InlineData("a: { value: 1, when: customer_facing }", "steps.a.when", "a condition such as")]
    [InlineData("a: { task: draft, prompt: x, times: lots of }", "steps.a.times", "a number up to 10000")]
    [InlineData("a: { task: draft, prompt: x, times: 20000 }", "steps.a.times", "a number up to 10000")]
    [InlineData("a: { task: draft, prompt: x, each: input.message }", "steps.a.each", "a list")]
    [InlineData("a: { task: draft, prompt: x, times: input.images }", "steps.a.times", "a number")]
    [InlineData("a: { task: draft, prompt: \"{{ input.message | upcas }}\" }", "steps.a.prompt", "a Liquid template")]
    [InlineData("b: { task: draft, prompt: x }\n  a: { value: \"{{ steps.b.answer.kind }}\" }", "steps.a.value", "a schema for the step")]
    [InlineData("a: { task: draft, prompt: x, times: 3, each: input.images }", "steps.a", "one of the two")]
    [InlineData("a: { task: draft, prompt: x, after: [b] }", "steps.a.after", "the steps above are")]
    [InlineData("a: { task: draft, prompt: x, schema: none.json }", "steps.a.schema", "")]
    [InlineData("a: { task: draft, prompt: x, system: y, system_files: [z.md] }", "steps.a", "one of the two")]
    [InlineData("a: { task: draft, prompt: x, system_files: [z.md] }", "steps.a.system_files", "")]
    [InlineData("A: { value: 1 }", "steps.A", "small letters")]
    [InlineData("a: { value: 1, whn: true }", "steps.a.whn", "did you mean 'when'?")]
    [InlineData("a: { external: images, price: 0.1, url: \"http://127.0.0.1:9\", api_key: sk-123456 }", "steps.a.api_key", "env:NAME")]
    public void Load_AMistake_IsToldWithItsPlaceAndWhatWouldBeRight(string steps, string path, string right)
    {
        YamlError error = ErrorsOf($"version: 1\ninput: {{ message: text, images: {{ type: list, optional: true }} }}\nsteps:\n  {steps}\n")
            .ShouldHaveSingleItem();

        error.Path.ShouldStartWith($"pipelines.flow.{path}");
        error.Right.ShouldContain(right);
        error.File.ShouldEndWith("pipelines/flow.yaml");
        error.Line.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("version: 1\nsteps: {}\n", "steps")]
    [InlineData("version: 2\nsteps: { a: { value: 1 } }\n", "version")]
    [InlineData("version: 1\ninput: { n: { type: number, default: three } }\nsteps: { a: { value: 1 } }\n", "input.n.default")]
    [InlineData("version: 1\ninput: { n: integer }\nsteps: { a: { value: \"{{ input.n }}\" } }\n", "input.n")]
    [InlineData("version: 1\nsteps: { a: { value: 1 } }\noutput: \"{{ steps.b.answer }}\"\n", "output")]
    [InlineData("version: 1\nkeep: 1s\nsteps: { a: { value: 1 } }\n", "keep")]
    public void Load_AMistakeOfTheWhole_IsToldWithItsPlace(string pipeline, string path) =>
        ErrorsOf(pipeline).ShouldHaveSingleItem().Path.ShouldBe($"pipelines.flow.{path}");

    [Fact]
    public void Load_AFieldThatTheSchemaDoesNotHave_IsAMistake()
    {
        using TestFolder folder = FolderOf("version: 1\nsteps:\n  a: { task: classify, prompt: x }\n  b: { value: \"{{ steps.a.answer.kid }}\" }\n");
        folder.Write("tasks/classify/output.schema.json", """{"type":"object","properties":{"kind":{"type":"string"}},"additionalProperties":false}""");

        YamlError error = Load(folder).Errors.ShouldHaveSingleItem();

        error.Right.ShouldBe("did you mean 'kind'?");
    }

    [Fact]
    public void Load_AFileNamedYml_IsToldOf()
    {
        using TestFolder folder = FolderOf("version: 1\nsteps: { a: { value: 1 } }\n");
        folder.Write("pipelines/other.yml", "version: 1");

        Load(folder).Notices.ShouldContain(notice => notice.File.EndsWith("pipelines/other.yml") && notice.Right == "name it other.yaml");
    }

    [Fact]
    public void Load_AChangedPipeline_IsAnotherVersionOfThePolicy()
    {
        using TestFolder folder = FolderOf("version: 1\nsteps: { a: { value: 1 } }\n");
        string before = Load(folder).Policy!.Version;
        folder.Write("pipelines/flow.yaml", "version: 1\nsteps: { a: { value: 2 } }\n");

        Load(folder).Policy!.Version.ShouldNotBe(before);
    }

    private static ImmutableArray<YamlError> ErrorsOf(string pipeline)
    {
        using TestFolder folder = FolderOf(pipeline);
        return Load(folder).Errors;
    }

    private static TestFolder FolderOf(string pipeline)
    {
        TestFolder folder = new();
        folder.Write("suffice.yaml", Policy);
        folder.Write("pipelines/flow.yaml", pipeline);
        return folder;
    }

    private static PolicyLoadResult Load(TestFolder folder) => PolicyLoader.BuiltIn(TimeProvider.System).Load(folder.PathOf("suffice.yaml"));
}
