using System.Reflection;
using System.Text.Json;
using Suffice.Checks;
using Suffice.Policy;
using Suffice.Schemas;
using Suffice.Yaml;
using Suffice.Yaml.Binding;

namespace Suffice.Tests.Checks;

/// <summary>docs/checks.md names every check and option, and its gates are valid: a check that it shows is tested by what it shows.</summary>
public sealed class ChecksDocsTests
{
    public static TheoryData<string> Gates => [.. DocumentedGates.All];

    public static TheoryData<string> Names => [.. BuiltInChecks.All.Select(check => check.Name)];

    public static TheoryData<string, string> Options =>
        [.. BuiltInChecks.All.SelectMany(check => check.OptionsType
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite)
            .Select(property => (check.Name, JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))))];

    [Theory]
    [MemberData(nameof(Gates))]
    public void Page_EveryGate_IsValid(string yaml) => DocumentedGates.Load(DocumentedGates.PolicyWith(yaml)).Errors.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_GateOfACheck_MakesItAndEditorsAcceptIt(string check)
    {
        string policy = DocumentedGates.PolicyWith(DocumentedGates.Of(check));

        PolicyLoadResult result = DocumentedGates.Load(policy);

        result.Policy.ShouldNotBeNull().Tasks[0].Gate.ShouldAllBe(item => item.Check.Name == check);
        JsonSchema.Parse(PolicySchema.Generate(BuiltInChecks.All))
            .Validate(JsonOfYaml.Convert(YamlDocument.Read(policy, "suffice.yaml", string.Empty, new YamlFindings())!))
            .Violations.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Page_EveryOption_IsDescribedUnderItsCheck(string check, string option) =>
        DocumentedGates.SectionOf(check).ShouldContain($"`{option}`");
}
