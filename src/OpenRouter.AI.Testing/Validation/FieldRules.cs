using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The rules that one field can break by itself. A field that is not given breaks none but <see cref="Required"/>.</summary>
internal static class FieldRules
{
    extension(JsonField field)
    {
        /// <summary>Makes the 400 answer for this field.</summary>
        internal RejectedRequestException Invalid(string reason) =>
            new(ServiceError.BadRequest(field.Path.Length == 0 ? reason : $"{field.Path}: {reason}"));

        internal JsonField Required() => field.IsGiven ? field : throw field.Invalid("required");

        internal JsonField BeText(int longest = int.MaxValue)
        {
            field.BeKind("a string", JsonValueKind.String);
            return field.Text.Length <= longest ? field : throw field.Invalid($"expected at most {longest} characters");
        }

        internal JsonField BeFilledText() =>
            field.Required().BeText().Text.Length > 0 ? field : throw field.Invalid("expected a string that is not empty");

        internal JsonField BeObject() => field.BeKind("an object", JsonValueKind.Object);

        internal JsonField BeArray() => field.BeKind("an array", JsonValueKind.Array);

        internal JsonField BeBoolean() => field.BeKind("a boolean", JsonValueKind.True, JsonValueKind.False);

        internal JsonField BeTexts(int most = int.MaxValue)
        {
            field.BeArray();
            foreach (JsonField item in field.Items())
            {
                item.Required().BeText();
            }

            return field.Items().Count() <= most ? field : throw field.Invalid($"expected at most {most} items");
        }

        internal JsonField BeNumber(double least = double.MinValue, double most = double.MaxValue)
        {
            field.BeKind("a number", JsonValueKind.Number);
            return !field.IsGiven || (field.Value.GetDouble() >= least && field.Value.GetDouble() <= most)
                ? field
                : throw field.Invalid($"expected a number from {least} to {most}");
        }

        internal JsonField BeInteger(int least = int.MinValue, int most = int.MaxValue)
        {
            field.BeKind("an integer", JsonValueKind.Number);
            if (field.IsGiven && (!field.Value.TryGetInt32(out int value) || value < least || value > most))
            {
                string range = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
                throw field.Invalid("expected an integer " + range);
            }

            return field;
        }

        internal JsonField BeOneOf(params string[] values) => !field.IsGiven || (field.IsText && values.Contains(field.Text))
            ? field
            : throw field.Invalid($"expected one of {string.Join(", ", values)}");

        /// <summary>Checks a name of a tool or schema.</summary>
        internal JsonField BeName()
        {
            const int Longest = 64;
            string name = field.BeFilledText().Text;
            return name.Length <= Longest && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
                ? field
                : throw field.Invalid($"expected at most {Longest} letters, digits, underscores or hyphens");
        }

        internal JsonField HaveOnly(params string[] names)
        {
            foreach ((string name, JsonField member) in field.Members())
            {
                if (!names.Contains(name))
                {
                    throw member.Invalid("unrecognized key");
                }
            }

            return field;
        }

        private JsonField BeKind(string expected, params JsonValueKind[] kinds) =>
            !field.IsGiven || kinds.Contains(field.Value.ValueKind) ? field : throw field.Invalid($"expected {expected}");
    }
}
